import { type Connection, type Dialect, openDatabase } from '@recto/dialects'
import { readSchema, type Schema } from '@recto/schema'
import { migrate, readMetadata } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemTable } from './system-table.ts'

eachDatabase((database) => {
  let source: { dialect: Dialect; connection: Connection; schemaCache: { current(): Schema } }
  const id = '0b5d41f2-3c8e-4d4e-9f53-6a1d0c9a7b10'

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    await migrate(open)
    const schema = await readSchema({ ...open, metadata: readMetadata })
    source = { ...open, schemaCache: { current: () => schema } }
  })
  afterAll(() => source.connection.close())

  it('keeps rows as they were given', async () => {
    const users = systemTable(source, 'directus_users')
    await users.insert({
      id,
      email: 'Ada@Example.com',
      password: '$argon2id$x',
      tags: ['a', 'b'],
      status: 'active',
      email_notifications: false,
      last_access: new Date('2026-01-02T03:04:05.000Z'),
      provider: 'default',
    })
    const [row] = await users.find({ id })
    expect(row).toMatchObject({
      id,
      email: 'Ada@Example.com',
      password: '$argon2id$x',
      tags: ['a', 'b'],
      email_notifications: false,
      last_access: '2026-01-02T03:04:05.000Z',
      role: null,
    })
    expect(await users.find({ email: { ignoringCase: 'ADA@example.com' } })).toHaveLength(1)
    expect(await users.find({ status: ['suspended', 'active'], role: null })).toHaveLength(1)
    expect(await users.find({ status: [] })).toEqual([])
    expect(await users.update({ id, status: 'active' }, { status: 'suspended', tags: null })).toBe(1)
    expect(await users.update({ id, status: 'active' }, { status: 'draft' })).toBe(0)
    expect(await users.find({ id })).toMatchObject([{ status: 'suspended', tags: null }])
  })

  it('compares moments', async () => {
    const sessions = systemTable(source, 'directus_sessions')
    const at = (iso: string) => new Date(iso)
    await sessions.insert({ token: 'a', user: id, expires: at('2026-01-01T00:00:00.000Z') })
    await sessions.insert({ token: 'b', user: id, expires: at('2026-01-03T00:00:00.000Z') })
    expect(await sessions.find({ expires: { before: at('2026-01-02T00:00:00Z') } })).toMatchObject([{ token: 'a' }])
    expect(await sessions.find({ expires: { notBefore: at('2026-01-03T00:00:00.000Z') } })).toMatchObject([{ token: 'b' }])
    expect(await sessions.delete({ user: id, expires: { before: at('2027-01-01T00:00:00Z') } })).toBe(2)
  })

  it('takes part in transactions', async () => {
    const failing = source.connection.transaction(async (connection) => {
      await systemTable({ ...source, connection }, 'directus_users').delete({ id })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await systemTable(source, 'directus_users').find({ id })).toHaveLength(1)
  })
})

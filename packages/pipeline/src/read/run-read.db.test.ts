import { compile, openDatabase, raw } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import { EventBus } from '@recto/events'
import { fullRights } from '@recto/permissions'
import { createSchemaReader } from '@recto/schema'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { administrator } from '../access/resolve-account.ts'
import { createContext } from '../context.ts'
import { createPlatform } from '../create-platform.ts'
import type { EventContext } from '../event-context.ts'
import type { ReadInput } from '../input.ts'
import type { Platform } from '../platform.ts'
import type { Result } from '../result.ts'
import { runRequest } from '../run-request.ts'
import { createSchemaCache } from '../schema-cache/schema-cache.ts'

eachDatabase((database) => {
  let platform: Platform
  const run = (text: string) => platform.connection.execute(compile(platform.dialect, raw(text)))
  const read = (input: Partial<ReadInput>) =>
    runRequest({ kind: 'read', collection: 'books', query: {}, ...input }, createContext(platform, administrator))
  const textOf = async (result: Result) => {
    if (result.kind === 'document') return result.data
    let text = ''
    for await (const item of result.items) text += item
    return text
  }

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    await open.connection.execute(compile(open.dialect, raw('CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(80))')))
    await open.connection.execute(compile(open.dialect, raw("INSERT INTO books (id, title) VALUES (1, 'Emma'), (2, 'Middlemarch')")))
    const schemaCache = await createSchemaCache({
      reader: createSchemaReader(open),
      fingerprint: () => open.dialect.catalogFingerprint(open.connection),
      pollIntervalMs: 0,
    })
    platform = createPlatform({
      ...open,
      schemaCache,
      events: new EventBus<EventContext>({ onHandlerError: () => {} }),
      isDevelopment: true,
    })
  })
  afterAll(() => platform.connection.close())

  it('has the rights of an administrator without any table of policies', async () => {
    expect(await platform.accessCache.rightsOf(administrator)).toBe(fullRights)
  })

  it('measures its stages in development', async () => {
    const context = createContext(platform, administrator)
    await runRequest({ kind: 'read', collection: 'books', query: {} }, context)
    expect(context.timings?.header()).toMatch(
      /^parse;dur=[\d.]+, authorize;dur=[\d.]+, plan;dur=[\d.]+, execute;dur=[\d.]+, shape;dur=[\d.]+$/,
    )
  })

  it('compiles a shape once', async () => {
    await read({ query: { filter: { id: { _eq: 1 } } } })
    const { size } = platform.planCache
    await read({ query: { filter: { id: { _eq: 2 } } } })
    expect(platform.planCache.size).toBe(size)
  })

  describe('hooks', () => {
    const endings: (() => void)[] = []
    beforeEach(() => {
      for (const end of endings.splice(0)) end()
    })

    it('lets a filter change rows, and tells of what was read', async () => {
      const told: unknown[] = []
      endings.push(
        platform.events.onFilter('books.items.read', (rows) =>
          (rows as { title: string }[]).map((row) => ({ ...row, title: row.title.toUpperCase() })),
        ),
      )
      endings.push(platform.events.onAction('items.read', (meta) => told.push(meta['payload'])))
      expect(JSON.parse(await textOf(await read({ query: { fields: 'title' } })))).toEqual([{ title: 'EMMA' }, { title: 'MIDDLEMARCH' }])
      expect(JSON.parse(await textOf(await read({ key: '1', query: { fields: 'title' } })))).toEqual({ title: 'EMMA' })
      expect(JSON.parse(await textOf(await read({ query: { fields: 'title', limit: -1 } })))).toHaveLength(2)
      await platform.events.settled()
      expect(told).toHaveLength(3)
    })

    it('lets a filter change what is asked, or refuse it', async () => {
      endings.push(platform.events.onFilter('items.query', () => ({ fields: ['id'], limit: 1 })))
      expect(await textOf(await read({}))).toMatch(/^\[\{"id":\s?1\}\]$/)
      endings.push(
        platform.events.onFilter('books.items.query', () => {
          throw new RectoError('FORBIDDEN', { extensions: { reason: 'Not today' } })
        }),
      )
      await expect(read({})).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'Not today' })
    })

    it('leaves the text of the database alone when nobody listens', async () => {
      for (const end of endings.splice(0)) end()
      expect(await textOf(await read({ query: { fields: 'id' } }))).toMatch(/^\[\{"id":\s?1\},\s?\{"id":\s?2\}\]$/)
    })
  })

  it('runs a request again when the database was changed behind its back', async () => {
    await read({ query: { fields: 'title' } })
    await run('ALTER TABLE books RENAME COLUMN title TO name')
    await expect(read({ query: { fields: 'title' } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(JSON.parse(await textOf(await read({ query: {} })))).toEqual([
      { id: 1, name: 'Emma' },
      { id: 2, name: 'Middlemarch' },
    ])
  })
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Connection, compile, dialectFor, sql } from '@recto/dialects'
import { readSchema, relationTo, type Schema } from '@recto/schema'
import { eachDatabase, type TestDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate, migrateDown, migrationStatus } from './migrate.ts'
import { readMetadata } from './read-metadata.ts'
import { publicPolicyId } from './seed.ts'
import { systemTables } from './system-tables.ts'

eachDatabase((database) => {
  const dialect = dialectFor(database.name)
  let connection: Connection
  let schema: Schema

  beforeAll(async () => {
    connection = await dialect.connect(database.config)
  })
  afterAll(() => connection.close())

  it('applies every migration once, however many processes start together', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrateInProcess(database)))
    expect(applied.sort()).toEqual(['["0001","0002","0003","0004","0005"]', '[]', '[]'])
    expect((await migrationStatus({ connection, dialect })).every((state) => state.isApplied)).toBe(true)
    expect(await migrate({ connection, dialect })).toEqual([])
  })

  it('makes a schema in which every system field has its column and type', async () => {
    schema = await readSchema({ connection, dialect, metadata: readMetadata })
    for (const table of systemTables.filter((candidate) => candidate.collection !== null)) {
      const fields = schema.collections.get(`directus_${table.name}`)?.fields
      for (const field of table.fields.filter(({ isInternal }) => isInternal !== true)) {
        expect(fields?.get(field.name), `${table.name}.${field.name}`).toMatchObject({ type: field.type, hasData: true })
        expect(fields?.get(field.name)?.column === null, `${table.name}.${field.name}`).toBe(field.type === 'alias')
      }
    }
    expect([...schema.collections.keys()].filter((name) => !name.startsWith('directus_'))).toEqual([])
  })

  it('keeps the foreign keys and the ways back over them', () => {
    expect(relationTo(schema, 'directus_roles', 'users')).toMatchObject({
      collection: 'directus_users',
      field: 'role',
      constraint: { onDelete: 'SET NULL' },
    })
    expect(relationTo(schema, 'directus_policies', 'roles')).toMatchObject({ collection: 'directus_access', junctionField: 'role' })
    expect(schema.collections.get('directus_users')?.fields.get('email')?.column?.isUnique).toBe(true)
    expect(schema.collections.get('directus_activity')?.fields.get('timestamp')?.column?.isIndexed).toBe(true)
  })

  it('starts with the public policy, the administrator and the settings', async () => {
    const { table } = dialect.expressions
    const rows = (name: string): Promise<Record<string, unknown>[]> =>
      connection.rows(compile(dialect, sql`SELECT * FROM ${table({ schema: null, name })}`))
    expect((await rows('recto_policies')).map((row) => row['id'])).toContain(publicPolicyId)
    expect(await rows('recto_access')).toHaveLength(2)
    expect(await rows('recto_settings')).toMatchObject([
      {
        project_name: 'Recto',
        default_language: 'en-US',
        project_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      },
    ])
  })

  it('reads stored rows in the form of the field types', async () => {
    const { identifier, table } = dialect.expressions
    const into = sql`INSERT INTO ${table({ schema: null, name: 'recto_fields' })} (${identifier('collection')}, ${identifier('field')}, ${identifier('special')}, ${identifier('options')})`
    await connection.execute(
      compile(dialect, sql`${into} VALUES (${'directus_users'}, ${'nickname'}, ${'cast-csv,conceal'}, ${'{"a":[1]}'})`),
    )
    const { fields } = await readMetadata(connection, dialect)
    expect(fields[0]).toMatchObject({
      field: 'nickname',
      special: ['cast-csv', 'conceal'],
      options: { a: [1] },
      required: false,
      searchable: true,
    })
  })

  it('leaves nothing behind when undone', async () => {
    for (const version of ['0005', '0004', '0003', '0002']) expect(await migrateDown({ connection, dialect })).toBe(version)
    expect(await migrateDown({ connection, dialect })).toBe('0001')
    expect(await migrateDown({ connection, dialect })).toBeNull()
    const catalog = await dialect.introspect(connection)
    expect(catalog.tables).toEqual([])
  })
})

/** Migrates in a process of its own, and answers with the versions it applied. */
async function migrateInProcess(database: TestDatabase): Promise<string> {
  const code = `
    import { dialectFor } from '@recto/dialects'
    import { migrate } from '${new URL('./migrate.ts', import.meta.url).href}'
    const dialect = dialectFor(${JSON.stringify(database.name)})
    const connection = await dialect.connect(${JSON.stringify(database.config)})
    process.stdout.write(JSON.stringify(await migrate({ connection, dialect })))
    await connection.close()`
  const flags = ['--conditions', '@recto/source', '--import', 'tsx', '--input-type', 'module', '--eval', code]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: import.meta.dirname })
  return stdout
}

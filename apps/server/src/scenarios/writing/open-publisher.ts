import { compile, join, raw, type Sql, sql } from '@recto/dialects'
import { type Platform, readRows } from '@recto/pipeline'
import {
  type PublisherRow,
  type PublisherRows,
  publisherRelations,
  publisherRows,
  publisherSpecials,
  publisherTables,
} from '@recto/reference'
import { systemDatabase } from '@recto/system'
import { type SuiteDatabase, type TestServer, testServer } from '../test-server.ts'

/** A server with the publisher behind it. */
export interface Publisher {
  readonly server: TestServer
  /** What the publisher holds now. */
  rows(): Promise<PublisherRows>
  /** Everything in the database, Recto's own tables included, as text. */
  dump(): Promise<string>
  /** Makes the publisher hold the seed again, or these rows. */
  reset(rows?: PublisherRows): Promise<void>
}

/** Opens a server whose administrator has the token `admin`, and makes the publisher unless it is there already. */
export async function openPublisher(
  database: SuiteDatabase,
  environment: Readonly<Record<string, string>> = {},
  { isThere = false }: { readonly isThere?: boolean } = {},
): Promise<Publisher> {
  const server = await testServer(database, {
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: 'secret',
    ADMIN_TOKEN: 'admin',
    ...environment,
  })
  const { platform } = server
  if (!isThere) await makePress(platform)
  return {
    server,
    rows: async () =>
      Object.fromEntries(await Promise.all(publisherTables.map(async ({ name }) => [name, await rowsOf(platform, name)] as const))),
    dump: () => dumpTables(platform),
    reset: (rows = publisherRows) => platform.connection.transaction((connection) => refill({ ...platform, connection }, rows)),
  }
}

async function makePress(platform: Platform): Promise<void> {
  await createPress(platform)
  await platform.schemaCache.refresh()
  await seedCounters(platform)
}

async function createPress({ dialect, connection, ...rest }: Platform): Promise<void> {
  for (const { name, columns, primaryKey, references } of publisherTables) {
    const foreignKeys = Object.entries(references).map(([column, target]) => ({
      name: `${name}_${column}_fk`,
      columns: [column],
      referencedTable: { schema: null, name: target },
      referencedColumns: publisherTables.find((other) => other.name === target)?.primaryKey ?? [],
    }))
    const statements = dialect.alter({ kind: 'create-table', table: { schema: null, name }, columns, primaryKey, foreignKeys })
    for (const statement of statements) await connection.execute(statement)
  }
  const unique = { table: { schema: null, name: 'authors' }, name: 'authors_email_unique', columns: ['email'], isUnique: true }
  for (const statement of dialect.alter({ kind: 'add-index', ...unique })) await connection.execute(statement)
  await describePress({ dialect, connection, ...rest })
}

async function describePress(platform: Platform): Promise<void> {
  const recto = systemDatabase(platform)
  const flags = { readonly: false, hidden: false, searchable: true }
  for (const [collection, field, special] of publisherSpecials)
    await recto
      .insertInto('recto_fields')
      .values({ collection, field, special, ...flags })
      .execute()
  for (const { many, field, one = null, alias, parts = {} } of publisherRelations) {
    const [name = null, special = ''] = alias ?? []
    const row = { many_collection: many, many_field: field, one_collection: one, one_field: name, one_deselect_action: 'nullify' }
    await recto
      .insertInto('recto_relations')
      .values({ ...row, ...parts })
      .execute()
    if (one !== null && name !== null) {
      await recto
        .insertInto('recto_fields')
        .values({ collection: one, field: name, special: [special], ...flags })
        .execute()
    }
  }
  const defaults = { hidden: false, accountability: 'all', archive_app_filter: true, collapse: 'open', versioning: false }
  await recto
    .insertInto('recto_collections')
    .values({ collection: 'imprint', singleton: true, ...defaults })
    .execute()
}

/** Counters have to have passed the keys of the seed, which a reset writes as they are. */
async function seedCounters(platform: Platform): Promise<void> {
  for (const { name } of publisherTables) {
    for (const { id, ...row } of publisherRows[name] ?? []) await insert(platform, name, [row])
  }
}

async function refill(platform: Pick<Platform, 'dialect' | 'connection'>, rows: PublisherRows): Promise<void> {
  const { dialect, connection } = platform
  const { identifier, table } = dialect.expressions
  const run = (statement: Sql) => connection.execute(compile(dialect, statement))
  await run(sql`UPDATE ${table({ schema: null, name: 'authors' })} SET ${identifier('mentor')} = NULL`)
  for (const { name } of publisherTables.toReversed()) await run(sql`DELETE FROM ${table({ schema: null, name })}`)
  for (const { name } of publisherTables) await insert(platform, name, rows[name] ?? [])
}

async function insert(
  { dialect, connection }: Pick<Platform, 'dialect' | 'connection'>,
  name: string,
  rows: readonly PublisherRow[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const { identifier, table } = dialect.expressions
  const columns = join(Object.keys(first).map(identifier))
  const values = join(rows.map((row) => sql`(${join(Object.values(row).map((value) => (value === null ? sql`NULL` : sql`${value}`)))})`))
  await connection.execute(compile(dialect, sql`INSERT INTO ${table({ schema: null, name })} (${columns}) VALUES ${values}`))
}

async function rowsOf(platform: Platform, name: string): Promise<readonly PublisherRow[]> {
  const fields = publisherTables.find((one) => one.name === name)?.columns.map((column) => column.name) ?? []
  return (await readRows(platform, { collection: name, fields })) as readonly PublisherRow[]
}

async function dumpTables({ connection, dialect, schemaCache }: Platform): Promise<string> {
  const tables = [...schemaCache.current().collections.values()].flatMap(({ table }) => (table === null ? [] : [table]))
  const parts = await Promise.all(
    tables.map(async (table) => {
      const rows = await connection.rows(compile(dialect, sql`SELECT * ${raw('FROM')} ${dialect.expressions.table(table)}`))
      return `${table.name}\n${rows
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n')}`
    }),
  )
  return parts.toSorted().join('\n\n')
}

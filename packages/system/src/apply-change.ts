import type { Connection, Dialect } from '@recto/dialects'
import type { SchemaChange } from '@recto/dialects/schema'

interface Database {
  readonly connection: Connection
  readonly dialect: Dialect
}

/** What is in the database already, by table. */
export interface Done {
  readonly tables: ReadonlyMap<string, { readonly columns: ReadonlySet<string>; readonly indexes: ReadonlySet<string> }>
}

/** Reads which tables, columns and indexes there are. */
export async function readDone({ connection, dialect }: Database): Promise<Done> {
  const catalog = await dialect.introspect(connection)
  const tables = catalog.tables.map((table) => {
    const columns = new Set(table.columns.map((column) => column.name))
    return [table.name, { columns, indexes: new Set(table.indexes.map((index) => index.name)) }] as const
  })
  return { tables: new Map(tables) }
}

/** Executes a change unless an earlier, interrupted run has done so. Engines without DDL in transactions need it. */
export async function applyChange(
  { connection, dialect }: Database,
  { change, done }: { readonly change: SchemaChange; readonly done: Done },
): Promise<void> {
  if (isDone(done, change)) return
  for (const statement of dialect.alter(change)) await connection.execute(statement)
}

function isDone(done: Done, change: SchemaChange): boolean {
  const table = done.tables.get(change.table.name)
  if (change.kind === 'create-table') return table !== undefined
  if (change.kind === 'drop-table') return table === undefined
  if (change.kind === 'add-column') return table?.columns.has(change.column.name) ?? false
  if (change.kind === 'drop-column') return !table?.columns.has(change.column)
  if (change.kind === 'add-index') return table?.indexes.has(change.name) ?? false
  if (change.kind === 'drop-index') return !table?.indexes.has(change.name)
  return false
}

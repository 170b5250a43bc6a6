import { type Connection, compile, type Dialect, join, sql } from '@recto/dialects'
import type { ColumnDefinition } from '@recto/dialects/schema'
import type { Collection, Field, Schema } from '@recto/schema'
import { columnShape } from '@recto/schema'
import { libraryRows, type Rows } from '@recto/testing'

/** Makes the tables of a schema in an empty database and puts the library into them. */
export async function fillLibrary(dialect: Dialect, connection: Connection, schema: Schema): Promise<void> {
  for (const [name, rows] of Object.entries(libraryRows)) {
    const collection = schema.collections.get(name)
    if (collection === undefined) throw new Error(`the library has no ${name}`)
    await createTable(dialect, connection, collection)
    await insertRows(dialect, connection, { collection, rows })
  }
}

async function createTable(dialect: Dialect, connection: Connection, collection: Collection): Promise<void> {
  const { table, primaryKey } = collection
  if (table === null) throw new Error(`${collection.name} is no table`)
  const columns = [...collection.fields.values()]
    .filter(({ column }) => column !== null)
    .map((field) => ({ ...definition(field), isNullable: !primaryKey.includes(field.name) }))
  for (const statement of dialect.alter({ kind: 'create-table', table, columns, primaryKey })) await connection.execute(statement)
}

function definition({ name, type, column }: Field): ColumnDefinition {
  const { numericPrecision = null, numericScale = null } = column ?? {}
  return { name, type, ...(type === 'decimal' ? { numericPrecision, numericScale } : {}) }
}

async function insertRows(
  dialect: Dialect,
  connection: Connection,
  { collection, rows }: { readonly collection: Collection; readonly rows: Rows },
): Promise<void> {
  const { expressions } = dialect
  const fields = [...collection.fields.values()].filter(({ column }) => column !== null)
  for (const row of rows) {
    const values = fields.map((field) => expressions.bindValue(sql`${row[field.name] ?? null}`, columnShape(field)))
    const names = join(fields.map(({ name }) => expressions.identifier(name)))
    await connection.execute(
      compile(
        dialect,
        sql`INSERT INTO ${expressions.table(collection.table ?? { schema: null, name: collection.name })} (${names}) VALUES (${join(values)})`,
      ),
    )
  }
}

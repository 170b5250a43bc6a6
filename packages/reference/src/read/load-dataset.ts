import { bind, type Connection, compile, type Dialect, join, type Sql, type Statement, sql } from '@recto/dialects'
import { type Collection, columnShape, defineSchema, type Field, type Schema } from '@recto/schema'
import type { GeneratedDataset } from './generate-dataset.ts'

/** Creates the dataset's tables on an engine, fills them, and gives the schema to compile with. */
export async function loadDataset(connection: Connection, dialect: Dialect, dataset: GeneratedDataset): Promise<Schema> {
  const schema = defineSchema(dataset.description, dialect.columnTypes)
  const rows = [...dataset.rows].flatMap(([name, list]) =>
    list.map((row) => compile(dialect, insertion(dialect, collectionOf(schema, name), row))),
  )
  await inFewTransactions(connection, dialect, {
    changes: [...schema.collections.values()].flatMap((collection) => creation(dialect, collection)),
    rows,
  })
  return schema
}

export async function dropDataset(connection: Connection, dialect: Dialect, schema: Schema): Promise<void> {
  const changes = [...schema.collections.values()].flatMap(({ table }) =>
    table === null ? [] : dialect.alter({ kind: 'drop-table', table }),
  )
  await inFewTransactions(connection, dialect, { changes, rows: [] })
}

interface Work {
  readonly changes: readonly Statement[]
  readonly rows: readonly Statement[]
}

/** Writing to disk after every statement would take most of the time of a run. */
async function inFewTransactions(connection: Connection, dialect: Dialect, { changes, rows }: Work): Promise<void> {
  const batches = dialect.supports.transactionalDdl ? [[...changes, ...rows]] : [...changes.map((change) => [change]), rows]
  for (const batch of batches) {
    await connection.transaction(async (transaction) => {
      for (const statement of batch) await transaction.execute(statement)
    })
  }
}

function collectionOf(schema: Schema, name: string): Collection {
  const collection = schema.collections.get(name)
  if (collection === undefined) throw new TypeError(`no collection ${name}`)
  return collection
}

function creation(dialect: Dialect, collection: Collection): readonly Statement[] {
  const { table, primaryKey } = collection
  return table === null ? [] : dialect.alter({ kind: 'create-table', table, columns: columnsOf(collection), primaryKey })
}

function columnsOf(collection: Collection) {
  return withColumn(collection).map((field) => ({
    name: field.name,
    type: field.type,
    isNullable: !collection.primaryKey.includes(field.name),
    maxLength: field.column?.maxLength ?? null,
    numericPrecision: field.column?.numericPrecision ?? null,
    numericScale: field.column?.numericScale ?? null,
  }))
}

function insertion(dialect: Dialect, collection: Collection, row: Readonly<Record<string, unknown>>): Sql {
  const fields = withColumn(collection)
  const { expressions } = dialect
  const columns = join(fields.map((field) => expressions.identifier(field.name)))
  const values = join(fields.map((field) => expressions.bindValue(bind(stored(row[field.name])), columnShape(field))))
  return sql`INSERT INTO ${expressions.table(collection.table ?? { schema: null, name: '' })} (${columns}) VALUES (${values})`
}

function withColumn(collection: Collection): Field[] {
  return [...collection.fields.values()].filter((field) => field.column !== null)
}

function stored(value: unknown): unknown {
  if (Array.isArray(value) && value.every((element) => typeof element === 'string') && value.length > 0) return value.join(',')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

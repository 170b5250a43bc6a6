import { type ColumnShape, type Connection, compile, type Dialect, join, type Sql, sql } from '@recto/dialects'
import type { Collection, Field, FieldColumn, Schema } from '@recto/schema'
import { columnShape } from '@recto/schema'
import { encodeValue } from '../write/execute/encode-value.ts'
import { insertRows } from '../write/execute/insert-rows.ts'
import { eventKey } from '../write/record/event-key.ts'

/** Values of a row by field name, in the wire form of their types. */
export type StoredRow = Readonly<Record<string, unknown>>

/** What a column must hold: a value, one of several, a text whatever its case, a moment before or not before another. */
export type Match =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | { readonly ignoringCase: string }
  | { readonly before: Date }
  | { readonly notBefore: Date }

/** Columns and what they must hold, all of them. */
export type Matches = Readonly<Record<string, Match>>

/**
 * One of Recto's own tables, reached directly: concealed values included, no rights asked, no hooks fired. For the
 * machinery underneath requests (accounts, sessions), never for what a caller asked.
 */
export interface SystemTable {
  find(matches: Matches, limit?: number): Promise<StoredRow[]>
  /** These columns of the rows as they are now, not as the transaction first saw them; nobody else changes them before it ends. */
  lock(matches: Matches, fields: readonly string[]): Promise<Readonly<Record<string, unknown>>[]>
  insert(row: StoredRow): Promise<void>
  /** As {@link insert}; gives the key that the row has, counted up by the engine or not. */
  insertKeyed(row: StoredRow): Promise<string | number>
  /** How many rows were changed. */
  update(matches: Matches, values: StoredRow): Promise<number>
  /** How many rows were deleted. */
  delete(matches: Matches): Promise<number>
}

/** Where a table is reached: a platform fits; inside a transaction, its session. */
export interface SystemTableSource {
  readonly dialect: Dialect
  readonly connection: Connection
  readonly schemaCache: { current(): Schema }
}

/** The table of a system collection, `directus_sessions` for instance. */
export function systemTable(source: SystemTableSource, name: string): SystemTable {
  const { dialect, connection } = source
  const { expressions } = dialect
  const collection = collectionOf(source, name)
  const table = expressions.table(collection.table ?? { schema: null, name })
  const run = async (statement: Sql): Promise<number> => (await connection.execute(compile(dialect, statement))).affectedRows
  return {
    async find(matches, limit) {
      const entries = columnsOf(collection).map(({ name: key, shape }) => ({
        key,
        value: expressions.wireValue(expressions.identifier(key), shape),
      }))
      const where = condition(dialect, collection, matches)
      const statement = expressions.listStatement({ entries, from: table, where, orderBy: [], limit: limit ?? null, offset: null })
      return JSON.parse((await connection.text(compile(dialect, statement))) ?? '[]') as StoredRow[]
    },
    lock(matches, fields) {
      const columns = join(fields.map((field) => expressions.identifier(columnOf(collection, field).name)))
      const lock = dialect.supports.rowLocks ? sql` FOR UPDATE` : sql``
      return connection.rows(compile(dialect, sql`SELECT ${columns} FROM ${table}${whereClause(dialect, collection, matches)}${lock}`))
    },
    insert(row) {
      const names = Object.keys(row)
      const values = names.map((field) => assigned(dialect, columnOf(collection, field), row[field]))
      return run(sql`INSERT INTO ${table} (${join(names.map(expressions.identifier))}) VALUES (${join(values)})`).then(() => undefined)
    },
    async insertKeyed(row) {
      const encoded = Object.entries(row).map(([field, value]) => [field, encodeValue(fieldOf(collection, field), value)] as const)
      const [key] = await insertRows({ connection, dialect }, collection, { rows: [Object.fromEntries(encoded)] })
      return eventKey(key ?? [])
    },
    update(matches, values) {
      const assignments = Object.keys(values).map(
        (field) => sql`${expressions.identifier(field)} = ${assigned(dialect, columnOf(collection, field), values[field])}`,
      )
      return run(sql`UPDATE ${table} SET ${join(assignments)}${whereClause(dialect, collection, matches)}`)
    },
    delete(matches) {
      return run(sql`DELETE FROM ${table}${whereClause(dialect, collection, matches)}`)
    },
  }
}

function collectionOf(source: SystemTableSource, name: string): Collection {
  const collection = source.schemaCache.current().collections.get(name)
  if (collection === undefined) throw new Error(`There is no system table ${name}.`)
  return collection
}

function whereClause(dialect: Dialect, collection: Collection, matches: Matches): Sql {
  const where = condition(dialect, collection, matches)
  return where === null ? sql`` : sql` WHERE ${where}`
}

function condition(dialect: Dialect, collection: Collection, matches: Matches): Sql | null {
  const terms = Object.entries(matches).map(([field, match]) => term(dialect, columnOf(collection, field), match))
  return terms.length === 0 ? null : join(terms, ' AND ')
}

function term({ expressions }: Dialect, { name, shape }: SystemColumn, match: Match): Sql {
  const identifier = expressions.identifier(name)
  if (match === null) return sql`${identifier} IS NULL`
  const column = expressions.comparable(identifier, shape)
  const value = (raw: unknown): Sql => expressions.bindValue(sql`${raw}`, shape)
  if (typeof match !== 'object') return sql`${column} = ${value(match)}`
  if ('before' in match) return sql`${column} < ${value(match.before.toISOString())}`
  if ('notBefore' in match) return sql`${column} >= ${value(match.notBefore.toISOString())}`
  if ('ignoringCase' in match) return sql`LOWER(${column}) = LOWER(${value(match.ignoringCase)})`
  return match.length === 0 ? sql`1 = 0` : sql`${column} IN (${join(match.map(value))})`
}

function assigned({ expressions }: Dialect, { shape }: SystemColumn, value: unknown): Sql {
  if (value === null || value === undefined) return sql`NULL`
  return expressions.bindValue(sql`${stored(value, shape)}`, shape)
}

function stored(value: unknown, shape: ColumnShape): unknown {
  if (value instanceof Date) return value.toISOString()
  if (shape.type === 'json') return JSON.stringify(value)
  return Array.isArray(value) ? value.join(',') : value
}

interface SystemColumn {
  readonly name: string
  readonly shape: ColumnShape
}

function columnsOf(collection: Collection): SystemColumn[] {
  return [...collection.fields.values()].flatMap((field) =>
    field.column === null ? [] : [{ name: field.name, shape: columnShape(field) }],
  )
}

function columnOf(collection: Collection, name: string): SystemColumn {
  return { name, shape: columnShape(fieldOf(collection, name)) }
}

function fieldOf(collection: Collection, name: string): Field & { readonly column: FieldColumn } {
  const field = collection.fields.get(name)
  if (field === undefined || field.column === null) throw new Error(`${collection.name} has no column ${name}.`)
  return { ...field, column: field.column }
}

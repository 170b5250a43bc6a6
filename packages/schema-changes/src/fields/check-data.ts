import { compile, sql } from '@recto/dialects'
import type { ColumnShape } from '@recto/dialects/expressions'
import type { ColumnDefinition, TableName } from '@recto/dialects/schema'
import { RectoError } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import type { Collection, Field, FieldColumn } from '@recto/schema'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { isConvertible } from './is-convertible.ts'

/** How many rows an error lists. */
const maxReportedRows = 10

/** The column whose data is checked. */
export interface CheckedColumn {
  readonly collection: Collection
  readonly table: TableName
  readonly field: Field
  readonly column: FieldColumn
}

/** @throws {RectoError} CONTAINS_NULL_VALUES listing rows without a value */
export async function assertNoNulls(executor: SchemaChangeExecutor, target: CheckedColumn): Promise<void> {
  const { identifier } = executor.dialect.expressions
  const rows = await readRows(executor, target, sql`${identifier(target.column.name)} IS NULL`)
  if (rows.length > 0) throw new RectoError('CONTAINS_NULL_VALUES', { extensions: factsOf(target, rows) })
}

/** @throws {RectoError} RECORD_NOT_UNIQUE listing rows that share a value */
export async function assertNoDuplicates(executor: SchemaChangeExecutor, target: CheckedColumn): Promise<void> {
  const { identifier, table } = executor.dialect.expressions
  const name = identifier(target.column.name)
  const shared = sql`SELECT ${name} FROM ${table(target.table)} GROUP BY ${name} HAVING COUNT(*) > 1`
  const rows = await readRows(executor, target, sql`${name} IN (${shared})`).catch((error: unknown) => {
    throw incomparable(executor, target, error)
  })
  if (rows.length > 0)
    throw new RectoError('RECORD_NOT_UNIQUE', { extensions: { ...factsOf(target, rows), value: rows[0]?.value ?? null } })
}

/** Some engines can't compare JSON or geometries, and can't index them either. */
function incomparable({ dialect }: SchemaChangeExecutor, { collection, field }: CheckedColumn, cause: unknown): unknown {
  if (dialect.toRectoError(cause) !== null) return cause
  const reason = `Field "${field.name}" in collection "${collection.name}" is of a type whose values the database can't compare`
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason }, cause })
}

/** @throws {RectoError} INVALID_PAYLOAD listing rows whose value can't be converted to the new type */
export async function assertConvertible(executor: SchemaChangeExecutor, target: CheckedColumn, to: ColumnDefinition): Promise<void> {
  const { identifier } = executor.dialect.expressions
  const rows: Row[] = []
  for await (const row of streamRows(executor, target, sql`${identifier(target.column.name)} IS NOT NULL`)) {
    if (isConvertible(row.value, target.field.type, to)) continue
    rows.push(row)
    if (rows.length >= maxReportedRows) break
  }
  if (rows.length === 0) return
  const reason = `Field "${target.field.name}" in collection "${target.collection.name}" has values that do not fit type "${to.type}"`
  throw new RectoError('INVALID_PAYLOAD', { extensions: { reason, ...factsOf(target, rows) } })
}

interface Row {
  readonly key: unknown
  readonly value: unknown
}

function factsOf({ collection, field }: CheckedColumn, rows: readonly Row[]): Readonly<Record<string, unknown>> {
  return { collection: collection.name, field: field.name, rows: rows.map(({ key }) => key), values: rows.map(({ value }) => value) }
}

async function readRows(executor: SchemaChangeExecutor, target: CheckedColumn, where: ReturnType<typeof sql>): Promise<readonly Row[]> {
  const texts = await executor.session.texts(compile(executor.dialect, rowsStatement(executor, target, { where, limit: maxReportedRows })))
  return texts.map((text) => toRow(target, text))
}

async function* streamRows(executor: SchemaChangeExecutor, target: CheckedColumn, where: ReturnType<typeof sql>): AsyncGenerator<Row> {
  const statement = compile(executor.dialect, rowsStatement(executor, target, { where, limit: null }))
  for await (const text of executor.session.stream(statement)) yield toRow(target, text)
}

interface Selection {
  readonly where: ReturnType<typeof sql>
  readonly limit: number | null
}

function rowsStatement({ dialect }: SchemaChangeExecutor, target: CheckedColumn, { where, limit }: Selection): ReturnType<typeof sql> {
  const { expressions } = dialect
  const names = [...new Set([...target.collection.primaryKey, target.field.name])]
  const entries = names.flatMap((name) => {
    const field = target.collection.fields.get(name)
    if (field === undefined || field.column === null) return []
    return [{ key: name, value: expressions.wireValue(expressions.identifier(name), shapeOf(field.type, field.column)) }]
  })
  return expressions.rowsStatement({ entries, from: expressions.table(target.table), where, orderBy: [], limit, offset: null })
}

function shapeOf(type: FieldType, { dataType, nativeType, numericScale }: FieldColumn): ColumnShape {
  return { type, dataType, nativeType, numericScale, special: [] }
}

function toRow({ collection, field }: CheckedColumn, text: string): Row {
  const row = JSON.parse(text) as Readonly<Record<string, unknown>>
  const keys = collection.primaryKey.map((name) => row[name])
  return { key: keys.length === 1 ? keys[0] : keys, value: row[field.name] ?? null }
}

/** @throws {RectoError} INVALID_FOREIGN_KEY listing rows that refer to a missing row */
export async function assertNoOrphans(
  executor: SchemaChangeExecutor,
  target: CheckedColumn,
  to: { readonly table: TableName; readonly column: string },
): Promise<void> {
  const { identifier, table } = executor.dialect.expressions
  const here = sql`${table(target.table)}.${identifier(target.column.name)}`
  const related = identifier('recto_related')
  const match = sql`SELECT 1 FROM ${table(to.table)} ${related} WHERE ${related}.${identifier(to.column)} = ${here}`
  const rows = await readRows(executor, target, sql`${here} IS NOT NULL AND NOT EXISTS (${match})`)
  if (rows.length > 0)
    throw new RectoError('INVALID_FOREIGN_KEY', { extensions: { ...factsOf(target, rows), value: rows[0]?.value ?? null } })
}

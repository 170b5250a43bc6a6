import { type ColumnDefinition, type ColumnShape, compile, sql, type TableName } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import type { Collection, Field, FieldColumn } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { isConvertible } from './is-convertible.ts'

/** How many rows an error names. */
const namedMax = 10

/** The column whose data is looked at. */
export interface CheckedColumn {
  readonly collection: Collection
  readonly table: TableName
  readonly field: Field
  readonly column: FieldColumn
}

/** @throws {RectoError} CONTAINS_NULL_VALUES naming rows without a value */
export async function refuseNulls(work: ModelWork, target: CheckedColumn): Promise<void> {
  const { identifier } = work.dialect.expressions
  const rows = await readRows(work, target, sql`${identifier(target.column.name)} IS NULL`)
  if (rows.length > 0) throw new RectoError('CONTAINS_NULL_VALUES', { extensions: factsOf(target, rows) })
}

/** @throws {RectoError} RECORD_NOT_UNIQUE naming rows that share a value */
export async function refuseDuplicates(work: ModelWork, target: CheckedColumn): Promise<void> {
  const { identifier, table } = work.dialect.expressions
  const name = identifier(target.column.name)
  const shared = sql`SELECT ${name} FROM ${table(target.table)} GROUP BY ${name} HAVING COUNT(*) > 1`
  const rows = await readRows(work, target, sql`${name} IN (${shared})`).catch((error: unknown) => {
    throw incomparable(work, target, error)
  })
  if (rows.length > 0)
    throw new RectoError('RECORD_NOT_UNIQUE', { extensions: { ...factsOf(target, rows), value: rows[0]?.value ?? null } })
}

/** Some engines compare no documents and no shapes, and make no index over them either. */
function incomparable({ dialect }: ModelWork, { collection, field }: CheckedColumn, cause: unknown): unknown {
  if (dialect.toRectoError(cause) !== null) return cause
  const reason = `Field "${field.name}" in collection "${collection.name}" is of a type whose values the database can't compare`
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason }, cause })
}

/** @throws {RectoError} INVALID_PAYLOAD naming rows whose value has no form in the new type */
export async function refuseUnconvertible(work: ModelWork, target: CheckedColumn, to: ColumnDefinition): Promise<void> {
  const { identifier } = work.dialect.expressions
  const rows: Row[] = []
  for await (const row of streamRows(work, target, sql`${identifier(target.column.name)} IS NOT NULL`)) {
    if (isConvertible(row.value, target.field.type, to)) continue
    rows.push(row)
    if (rows.length >= namedMax) break
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

async function readRows(work: ModelWork, target: CheckedColumn, where: ReturnType<typeof sql>): Promise<readonly Row[]> {
  const texts = await work.session.texts(compile(work.dialect, rowsStatement(work, target, { where, limit: namedMax })))
  return texts.map((text) => toRow(target, text))
}

async function* streamRows(work: ModelWork, target: CheckedColumn, where: ReturnType<typeof sql>): AsyncGenerator<Row> {
  const statement = compile(work.dialect, rowsStatement(work, target, { where, limit: null }))
  for await (const text of work.session.stream(statement)) yield toRow(target, text)
}

interface Selection {
  readonly where: ReturnType<typeof sql>
  readonly limit: number | null
}

function rowsStatement({ dialect }: ModelWork, target: CheckedColumn, { where, limit }: Selection): ReturnType<typeof sql> {
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

/** @throws {RectoError} INVALID_FOREIGN_KEY naming rows that point to nothing */
export async function refuseOrphans(
  work: ModelWork,
  target: CheckedColumn,
  to: { readonly table: TableName; readonly column: string },
): Promise<void> {
  const { identifier, table } = work.dialect.expressions
  const here = sql`${table(target.table)}.${identifier(target.column.name)}`
  const related = identifier('recto_related')
  const match = sql`SELECT 1 FROM ${table(to.table)} ${related} WHERE ${related}.${identifier(to.column)} = ${here}`
  const rows = await readRows(work, target, sql`${here} IS NOT NULL AND NOT EXISTS (${match})`)
  if (rows.length > 0)
    throw new RectoError('INVALID_FOREIGN_KEY', { extensions: { ...factsOf(target, rows), value: rows[0]?.value ?? null } })
}

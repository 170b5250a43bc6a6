import { type Dialect, join, type Sql, sql } from '@recto/dialects'
import { type Collection, columnShape, type Field, keyFields } from '@recto/schema'
import type { EncodedValue } from './encode-value.ts'

/** Values of a key in key order. */
export type EncodedKey = readonly EncodedValue[]

/** Rows that a statement returns keys of, under the names that {@link keyColumns} gives. */
type KeyRow = Readonly<Record<string, unknown>>

/**
 * The columns of a key, each in the wire form of its type: the form in which a key is shown, sent, compared and recorded,
 * whatever the driver makes of the column itself.
 */
export function keyColumns(dialect: Dialect, collection: Collection): Sql {
  const { identifier } = dialect.expressions
  return join(keyFields(collection).map((field, index) => sql`${wireColumn(dialect, field)} AS ${identifier(aliasOf(index))}`))
}

/** The key in a row of {@link keyColumns}. */
export function storedKey(collection: Collection, row: KeyRow): EncodedKey {
  return keyFields(collection).map((field, index) => keyValue(field, row[aliasOf(index)]))
}

const keptTypes = new Set<Field['type']>([
  'integer',
  'bigInteger',
  'uuid',
  'text',
  'hash',
  'boolean',
  'date',
  'dateTime',
  'timestamp',
  'time',
])
const keptTexts = /^(n?varchar2?|character varying|text|name|nvarchar|)$/i

/** Whether the stored form of a value is the one it was sent in: a fixed length or scale, a set of values or a domain may change it. */
export function isStoredAsSent({ type, column }: Field): boolean {
  return keptTypes.has(type) || (type === 'string' && keptTexts.test(column?.dataType ?? ''))
}

function wireColumn({ expressions }: Dialect, field: Field): Sql {
  const column = expressions.identifier(field.name)
  // An address holds the text of a list, not the list.
  return field.type === 'csv' ? expressions.asText(column) : expressions.wireValue(column, columnShape(field)).sql
}

function aliasOf(index: number): string {
  return `key_${index}`
}

function keyValue({ type }: Field, value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return String(value === true || Number(value) === 1)
  if (typeof value === 'number') return value
  if (typeof value === 'object') return JSON.stringify(value)
  // Outside of JSON an engine writes a space where ISO 8601 has a T.
  if (type === 'dateTime') return String(value).replace(' ', 'T')
  return isNumber(type) && isExact(String(value)) ? Number(value) : String(value)
}

function isNumber(type: Field['type']): boolean {
  return type === 'integer' || type === 'bigInteger' || type === 'float'
}

/** A number that a double holds without losing a digit. */
function isExact(text: string): boolean {
  return String(Number(text)) === text && (Number.isSafeInteger(Number(text)) || text.includes('.'))
}

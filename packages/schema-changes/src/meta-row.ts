import { invalidPayload, RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { type SystemField, systemTables } from '@recto/system'

type MetaTable = 'collections' | 'fields' | 'relations'

/** The values a client may set in a row of metadata. Unknown keys are dropped. @throws {RectoError} INVALID_PAYLOAD for a value of the wrong type */
export function metaValues(table: MetaTable, meta: JsonObject): Readonly<Record<string, unknown>> {
  const entries = columnsOf(table)
    .filter(({ name }) => meta[name] !== undefined)
    .map((column) => [column.name, storedValue(column, meta[column.name])] as const)
  return Object.fromEntries(entries)
}

/** As {@link metaValues}, with the table's defaults for missing keys. */
export function newMetaRow(table: MetaTable, meta: JsonObject): Readonly<Record<string, unknown>> {
  const defaults = columnsOf(table).flatMap(({ name, defaultValue }) => {
    return defaultValue !== undefined && 'literal' in defaultValue ? [[name, defaultValue.literal] as const] : []
  })
  return { ...Object.fromEntries(defaults), ...metaValues(table, meta) }
}

function columnsOf(table: MetaTable): readonly SystemField[] {
  const fields = systemTables.find(({ name }) => name === table)?.fields ?? []
  return fields.filter(({ name, type }) => type !== 'alias' && name !== 'id')
}

function storedValue(column: SystemField, value: unknown): unknown {
  if (value === null) {
    if (column.isNullable !== false && column.isKey !== true) return null
    if (column.defaultValue !== undefined && 'literal' in column.defaultValue) return column.defaultValue.literal
    throw invalidPayload(`"meta.${column.name}" can't be null`)
  }
  const [isRight, kind] = checks[column.type] ?? [() => true, '']
  if (!isRight(value)) throw invalidPayload(`"meta.${column.name}" must be ${kind}`)
  const stored = converted(column, value)
  if (typeof stored === 'string' && column.maxLength !== undefined && [...stored].length > column.maxLength) {
    throw new RectoError('VALUE_TOO_LONG', { extensions: { field: column.name, value: stored } })
  }
  return stored
}

type Check = readonly [isRight: (value: unknown) => boolean, kind: string]

const isText = (value: unknown): boolean => typeof value === 'string'
const text: Check = [isText, 'a string']

const checks: Readonly<Partial<Record<SystemField['type'], Check>>> = {
  boolean: [(value) => typeof value === 'boolean' || value === 0 || value === 1, 'a boolean'],
  integer: [(value) => Number.isSafeInteger(value), 'a whole number'],
  string: text,
  text,
  csv: [(value) => (Array.isArray(value) ? value.every(isText) : typeof value === 'string'), 'an array of strings'],
}

function converted({ type, maxLength }: SystemField, value: unknown): unknown {
  if (type === 'boolean') return value === true || value === 1
  if (type !== 'csv') return value
  const list = Array.isArray(value)
    ? value.map(String)
    : String(value)
        .split(',')
        .filter((part) => part !== '')
  const isTooLong = maxLength !== undefined && list.join(',').length > maxLength
  if (isTooLong) throw invalidPayload('The list is too long')
  return list
}

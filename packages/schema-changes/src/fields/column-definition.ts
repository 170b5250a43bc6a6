import type { ColumnDefinition, DefaultValue } from '@recto/dialects/schema'
import type { FieldType, JsonObject } from '@recto/protocol'
import type { Field, FieldColumn } from '@recto/schema'
import type { FieldPayload } from './parse-field.ts'

/** The column of a new field. */
export function newColumn({ field, type, schema, nativeType }: FieldPayload & { readonly type: FieldType }): ColumnDefinition {
  const facts = schema ?? {}
  const isKey = facts['is_primary_key'] === true || facts['has_auto_increment'] === true
  const defaultValue = parseDefault(facts['default_value'])
  const comment = facts['comment']
  return {
    name: field,
    type,
    ...(nativeType === undefined ? {} : { nativeType }),
    isNullable: !isKey && facts['is_nullable'] !== false,
    isAutoIncrement: facts['has_auto_increment'] === true,
    ...sizesOf(facts),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(typeof comment === 'string' && comment !== '' ? { comment } : {}),
  }
}

/** The definition that recreates a column as it is. It keeps the native type, also where Recto has no type for it. */
export function existingColumn(field: Field, column: FieldColumn): ColumnDefinition {
  const defaultValue = existingDefault(column)
  return {
    name: column.name,
    type: field.type,
    nativeType: column.nativeType,
    isNullable: column.isNullable,
    isAutoIncrement: column.isAutoIncrement,
    ...(defaultValue === undefined || column.isAutoIncrement ? {} : { defaultValue }),
    ...(column.comment === null ? {} : { comment: column.comment }),
    ...(column.extras === undefined ? {} : { extras: column.extras }),
  }
}

/**
 * The column after a change: whatever the payload leaves out stays. The native type is kept unless type, length, precision
 * or scale change.
 */
export function changedColumn(field: Field, column: FieldColumn, payload: FieldPayload): ColumnDefinition {
  const { nativeType, defaultValue, comment: _comment, ...rest } = existingColumn(field, column)
  const facts = payload.schema ?? {}
  const type = payload.type ?? field.type
  const native = keepsType(field, column, payload)
    ? { nativeType: nativeType ?? column.nativeType }
    : sizesOf({ ...sizesToKeep(column, field.type, type), ...facts })
  const isOtherDefault = 'default_value' in facts && !isSameDefault(facts['default_value'], column)
  const wanted = isOtherDefault ? parseDefault(facts['default_value']) : defaultValue
  return {
    ...rest,
    type,
    ...native,
    isNullable: typeof facts['is_nullable'] === 'boolean' ? facts['is_nullable'] : column.isNullable,
    ...(wanted === undefined || column.isAutoIncrement ? {} : { defaultValue: wanted }),
    ...changedComment(column, facts),
  }
}

/** `null` removes the comment. */
function changedComment(column: FieldColumn, facts: JsonObject): Pick<ColumnDefinition, 'comment'> {
  const comment = 'comment' in facts ? facts['comment'] : column.comment
  if (typeof comment === 'string') return { comment }
  return comment === null && column.comment !== null ? { comment: null } : {}
}

/** Clients send whole field objects back, so only what differs from the column counts. */
function keepsType(field: Field, column: FieldColumn, { type, schema }: FieldPayload): boolean {
  if (type !== null && type !== field.type) return false
  const facts = schema ?? {}
  const differs = (key: string, current: number | null): boolean => {
    const value = facts[key]
    return value !== undefined && value !== null && value !== '' && Number(value) !== current
  }
  if (field.type === 'string') return !differs('max_length', column.maxLength)
  if (field.type !== 'decimal' && field.type !== 'float') return true
  if (field.type === 'float' && column.numericScale === null) return true
  return !differs('numeric_precision', column.numericPrecision) && !differs('numeric_scale', column.numericScale)
}

function sizesToKeep(column: FieldColumn, from: FieldType, to: FieldType): JsonObject {
  if (from !== to) return {}
  return { max_length: column.maxLength, numeric_precision: column.numericPrecision, numeric_scale: column.numericScale }
}

function sizesOf(facts: JsonObject): Partial<ColumnDefinition> {
  const size = (key: string): number | undefined => {
    const value = facts[key]
    return value === undefined || value === null || value === '' ? undefined : Number(value)
  }
  const [maxLength, numericPrecision, numericScale] = [size('max_length'), size('numeric_precision'), size('numeric_scale')]
  return {
    ...(maxLength === undefined || maxLength < 1 ? {} : { maxLength }),
    ...(numericPrecision === undefined ? {} : { numericPrecision }),
    ...(numericScale === undefined ? {} : { numericScale }),
  }
}

function isSameDefault(value: unknown, column: FieldColumn): boolean {
  return JSON.stringify(value ?? null) === JSON.stringify(column.defaultValue ?? null)
}

/** How the engines write the two functions that all of them have. */
const now = /^(?:now\(\)|current_timestamp|current_timestamp\((\d*)\)|getdate\(\)|sysutcdatetime\(\)|localtimestamp)$/i
const uuid = /^\(?(?:gen_random_uuid\(\)|uuid\(\)|newid\(\))\)?$|randomblob\(/i
const counters = /^(?:auto_increment|nextval\()/i

/** Parses a default as the API writes it; `null` is none. */
export function parseDefault(value: unknown): DefaultValue | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' || typeof value === 'boolean') return { literal: value }
  if (typeof value !== 'string') return { literal: JSON.stringify(value) }
  return functionOf(value) ?? (counters.test(value) ? undefined : { literal: value })
}

function functionOf(text: string): DefaultValue | undefined {
  const match = now.exec(text.trim())
  if (match !== null) return { function: 'now', ...(match[1] ? { precision: Number(match[1]) } : {}) }
  return uuid.test(text) ? { function: 'uuid' } : undefined
}

/** Constants are quoted, numbers or one of a few words; anything else is an expression and stays the engine's. */
const constant = /^\(*(?:n?'(?:[^']|'')*'(?:::[\w\s"[\]()]+)?|[-+]?[\d.]+(?:e[-+]?\d+)?|true|false|null)\)*$/i

function existingDefault({ defaultExpression, defaultValue, isAutoIncrement }: FieldColumn): DefaultValue | undefined {
  if (defaultExpression === null || isAutoIncrement) return undefined
  const known = functionOf(defaultExpression)
  if (known !== undefined) return known
  if (!constant.test(defaultExpression.trim()) && !/^'/.test(defaultExpression)) return { expression: defaultExpression }
  if (defaultValue === null || defaultValue === undefined) return undefined
  return parseDefault(defaultValue)
}

import type { ColumnShape } from '../../expressions.ts'
import { raw, type Sql, sql } from '../../sql.ts'

const byteTypes = /^(binary|varbinary|tinyblob|blob|mediumblob|longblob)$/

/** Numbers arrive as text where they would lose digits, times in ISO 8601 with an optional `Z`. */
export function bindValue(parameter: Sql, shape: ColumnShape): Sql {
  const { type, traits } = shape
  const characterSet = traits?.characterSet
  if (characterSet !== undefined && (type === 'string' || type === 'text')) return inCharacterSet(parameter, characterSet)
  return storedValue(parameter, shape)
}

/** Text that a column's character set cannot say equals nothing in it: it becomes a character that is never stored. */
function inCharacterSet(parameter: Sql, characterSet: string): Sql {
  const converted = sql`CONVERT(${parameter} USING ${raw(characterSet)})`
  return sql`CASE WHEN CONVERT(${converted} USING utf8mb4) = ${parameter} THEN ${converted} ELSE CONVERT(CHAR(0) USING ${raw(characterSet)}) END`
}

/** As a column takes it: an error where it does not fit. */
export function storedValue(parameter: Sql, { type, dataType, nativeType }: ColumnShape): Sql {
  if (type === 'bigInteger') return sql`CAST(${parameter} AS DECIMAL(20, 0))`
  if (type === 'decimal') return sql`CAST(${parameter} AS DECIMAL(65, 30))`
  if (type === 'date') return sql`CAST(TRIM(TRAILING 'Z' FROM ${parameter}) AS DATE)`
  if (type === 'dateTime' || type === 'timestamp') return sql`CAST(TRIM(TRAILING 'Z' FROM ${parameter}) AS DATETIME(6))`
  if (type === 'binary' || byteTypes.test(dataType ?? '')) return sql`FROM_BASE64(${parameter})`
  if (type.startsWith('geometry')) return sql`ST_GeomFromGeoJSON(${parameter}, 1, ${raw(spatialReference(nativeType))})`
  return parameter
}

/**
 * Types whose shown value says less than the stored one: any number but 0 is true, a zero date is shown as null, a float with six
 * digits.
 */
export function changedValue(column: Sql, parameter: Sql | null, shape: ColumnShape): Sql | null {
  const keepIf = (test: Sql): Sql =>
    sql`CASE WHEN ${test} THEN ${column} ELSE ${parameter === null ? raw('NULL') : storedValue(parameter, shape)} END`
  if (parameter === null) return zeroDates.has(shape.type) ? keepIf(sql`CONCAT(${column}) LIKE '0000-00-00%'`) : null
  if (shape.type === 'boolean' && shape.dataType === 'tinyint') return keepIf(sql`(${column} <> 0) = ${parameter}`)
  return shape.type === 'float' && shape.dataType?.startsWith('float') === true ? keepIf(sql`CONCAT(${column}) + 0e0 = ${parameter}`) : null
}

const zeroDates: ReadonlySet<string> = new Set(['date', 'dateTime', 'timestamp'])

/** A column beside a bound value. A float is compared by what is shown of it: its four bytes are no decimal fraction. */
export function comparable(column: Sql, { dataType, type }: ColumnShape): Sql {
  if (type === 'boolean' && dataType === 'tinyint') return sql`(${column} <> 0)`
  if (dataType === 'bit') return sql`(${column} + 0)`
  return dataType?.startsWith('float') === true ? sql`(CONCAT(${column}) + 0e0)` : column
}

function spatialReference(nativeType: string | null): string {
  return /\bsrid (\d+)/i.exec(nativeType ?? '')?.[1] ?? '0'
}

import type { FieldType } from '@recto/protocol'
import type { CatalogColumn } from '../catalog.ts'
import type { ColumnTypes } from '../column-types.ts'
import { nativeTypes, typeOfSpecial } from '../native-types.ts'
import { typedDefault } from '../parse-default.ts'
import type { ColumnDefinition } from '../schema-change.ts'

/** Names only MySQL and MariaDB have. Enums, sets and zerofill columns stay `unknown` and pass through; bits are the number they say. */
const ownNames: Readonly<Record<string, FieldType>> = {
  'float unsigned': 'float',
  'double unsigned': 'float',
  geometrycollection: 'geometry',
  geomcollection: 'geometry',
}

const plainNames: Readonly<Partial<Record<FieldType, string>>> = {
  text: 'text',
  csv: 'text',
  boolean: 'tinyint(1)',
  date: 'date',
  dateTime: 'datetime',
  timestamp: 'timestamp',
  time: 'time',
  json: 'json',
  uuid: 'char(36)',
  hash: 'varchar(255)',
  binary: 'blob',
  geometry: 'geometry',
}

function toFieldType(column: CatalogColumn, special: readonly string[]): FieldType {
  const decided = typeOfSpecial(special)
  if (decided !== null) return decided
  const native = column.nativeType.toLowerCase()
  if (native === 'json') return 'json'
  if (/^tinyint\(1\)( unsigned)?$/.test(native) || native === 'bit(1)') return 'boolean'
  const name = column.dataType.toLowerCase()
  if (name === 'bit') return isWide(native) ? 'bigInteger' : 'integer'
  return ownNames[name] ?? nativeTypes[name] ?? 'unknown'
}

/** More bits than a JSON number keeps when JavaScript reads it. */
function isWide(native: string): boolean {
  return Number(/\((\d+)\)/.exec(native)?.[1] ?? 1) > 53
}

function toNativeType(definition: ColumnDefinition): string {
  const { type, nativeType, maxLength, numericPrecision, numericScale } = definition
  if (nativeType !== undefined) return nativeType
  if (type === 'integer') return `int${signOf(definition)}`
  if (type === 'bigInteger') return `bigint${signOf(definition)}`
  if (type === 'string') return `varchar(${maxLength ?? 255})`
  if (type === 'float' || type === 'decimal') return `${type}(${numericPrecision ?? 10},${numericScale ?? 5})`
  if (type.startsWith('geometry.')) return type.slice('geometry.'.length).toLowerCase()
  return plainNames[type] ?? 'text'
}

/** Keys that count up count from 0, and what refers to them must have their very type. */
function signOf({ isAutoIncrement, referencesAutoIncrement }: ColumnDefinition): string {
  return isAutoIncrement === true || referencesAutoIncrement === true ? ' unsigned' : ''
}

function parseDefault(column: CatalogColumn, type: FieldType): unknown {
  if (column.isAutoIncrement) return 'AUTO_INCREMENT'
  if (column.defaultExpression === null) return null
  const bits = /^b'([01]+)'$/.exec(column.defaultExpression)
  if (bits !== null) return typedDefault(String(Number.parseInt(bits[1] ?? '0', 2)), type)
  const quoted = constantOf(column.defaultExpression)
  if (quoted !== null && (type === 'string' || type === 'text')) return quoted
  return typedDefault(quoted ?? column.defaultExpression, type)
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0', Z: '\u001A' }

/** The text of the constant `'it''s'`, also as an expression: `(_utf8mb4'[]')`. */
function constantOf(expression: string): string | null {
  const [, quoted] = /^\(*(?:_[a-z0-9]+)?'((?:[^'\\]|''|\\[\s\S])*)'\)*$/i.exec(expression) ?? []
  if (quoted === undefined) return null
  return quoted.replace(/''|\\([\s\S])/g, (token, escaped: string | undefined) =>
    escaped === undefined ? token.slice(1) : (controls[escaped] ?? escaped),
  )
}

export const columnTypes: ColumnTypes = { toFieldType, toNativeType, parseDefault }

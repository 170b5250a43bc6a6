import { invalidQuery } from '@recto/errors'
import { type FieldType, type FilterOperator, unstorableCharacter } from '@recto/protocol'
import { castDate, castTime } from './cast-moment.ts'
import { castDecimal, castFloat, castInteger } from './cast-number.ts'
import { type CastTarget, isExcluding } from './cast-target.ts'

const casts: Partial<Record<FieldType, (value: unknown, target: CastTarget) => unknown>> = {
  integer: castInteger,
  bigInteger: castInteger,
  decimal: castDecimal,
  float: castFloat,
  boolean: castBoolean,
  uuid: castUuid,
  date: (value, target) => castDate(value, 'date', target),
  dateTime: (value, target) => castDate(value, 'dateTime', target),
  timestamp: (value, target) =>
    target.operator.endsWith('contains') ? castText(value, target.operator) : castDate(value, 'timestamp', target),
  time: castTime,
}

/**
 * A caller's value as it is bound beside a column. A value that can equal nothing in the column becomes NULL where it is
 * looked for, and a value no column holds where it is excluded, so that the answer is right and no engine raises an error.
 * @throws {RectoError} INVALID_QUERY when it is no value of the type at all.
 */
export function castLiteral(value: unknown, target: CastTarget): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') assertStorable(value)
  if (typeof value === 'object' && 'geojson' in value) return value.geojson
  const cast = (casts[target.shape.type] ?? castOther)(value, target)
  return target.isExact === true ? String(value) : cast
}

function assertStorable(text: string): void {
  const character = unstorableCharacter(text)
  if (character !== null) throw invalidQuery(`A value can't contain the character ${character}`)
}

function castOther(value: unknown, { operator, shape }: CastTarget): unknown {
  if (shape.type.startsWith('geometry')) return castGeometry(value, operator)
  return castText(value, operator)
}

/** No engine takes any other text for a shape. */
function castGeometry(value: unknown, operator: FilterOperator): string {
  const text = String(value)
  if (!geoJson.test(text)) throw invalidQuery(`"${operator}" has to be a valid GeoJSON object`)
  return text
}

const geoJson = /^\s*\{[\s\S]*"type"[\s\S]*\}\s*$/

function castText(value: unknown, operator: FilterOperator): string {
  const text = value instanceof Date ? value.toISOString() : String(value)
  if (operator.endsWith('contains')) return `%${text}%`
  if (operator.endsWith('starts_with')) return `${text}%`
  return operator.endsWith('ends_with') ? `%${text}` : text
}

const truths = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
])

function castBoolean(value: unknown): boolean {
  const truth = truths.get(value)
  if (truth === undefined) throw invalidQuery('Invalid boolean value')
  return truth
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const textTypes = /char|text|clob/i
const noUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A column of the engine's own uuid type refuses any other text. */
function castUuid(value: unknown, { shape, operator }: CastTarget): string | null {
  const text = String(value)
  if (uuid.test(text) || (shape.dataType !== null && textTypes.test(shape.dataType))) return text
  return isExcluding(operator) ? noUuid : null
}

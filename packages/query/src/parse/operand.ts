import { invalidQuery } from '@recto/errors'
import { type FilterOperator, filterOperators, type OperandKind } from '@recto/protocol'
import type { FilterOperand, FilterValue } from '../query.ts'
import { entriesOf, isKeyed } from './json-value.ts'
import { parseVariable } from './variable.ts'

/**
 * The value of an operator, checked in form only; whether it fits the field's type is known later.
 * @throws {RectoError} INVALID_QUERY when the value is not of the operator's kind.
 */
export function parseOperand(operator: FilterOperator, value: unknown): FilterValue {
  return parsers[filterOperators[operator]](operator, value)
}

const parsers: Record<OperandKind, (operator: FilterOperator, value: unknown) => FilterValue> = {
  scalar: parseScalar,
  text: parseScalar,
  list: parseList,
  pair: parsePair,
  boolean: parseBoolean,
  geometry: parseGeometry,
}

function parseScalar(operator: FilterOperator, value: unknown): FilterOperand {
  const operand = parseElement(operator, value)
  if (operand === '') throw invalidQuery(`You can't filter for an empty string in "${operator}". Use "_empty" or "_nempty" instead`)
  return operand
}

function parseList(operator: FilterOperator, value: unknown): readonly FilterOperand[] {
  const elements = elementsOf(value)
  if (elements.length === 0) throw invalidQuery(`"${operator}" has to be an array of values`)
  return elements.map((element) => parseElement(operator, element))
}

/** One variable in place of a pair may still have two values, which is known when the plan runs. */
function parsePair(operator: FilterOperator, value: unknown): readonly FilterOperand[] {
  const operands = parseList(operator, value)
  const isVariable = operands.some((operand) => typeof operand === 'object' && operand !== null && 'variable' in operand)
  if (operands.length !== 2 && !isVariable) throw invalidQuery(`"${operator}" has to be an array of two values`)
  return operands
}

function parseBoolean(operator: FilterOperator, value: unknown): boolean {
  const coerced = coerce(value)
  if (coerced === '' || coerced === null || coerced === undefined) return true
  if (typeof coerced !== 'boolean') throw invalidQuery(`"${operator}" has to be a boolean`)
  return coerced
}

function parseGeometry(operator: FilterOperator, value: unknown): FilterOperand {
  const geometry = typeof value === 'string' ? geometryText(value) : value
  const isGeometry =
    isKeyed(geometry) &&
    typeof geometry['type'] === 'string' &&
    (Array.isArray(geometry['coordinates']) || Array.isArray(geometry['geometries']))
  if (!isGeometry) throw invalidQuery(`"${operator}" has to be a valid GeoJSON object`)
  return { geojson: JSON.stringify(geometry) }
}

function geometryText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidQuery('Invalid filter object')
  }
}

function parseElement(operator: FilterOperator, value: unknown): FilterOperand {
  const coerced = coerce(value)
  if (typeof coerced === 'string') return parseVariable(coerced) ?? coerced
  if (typeof coerced === 'boolean' || coerced === null) return coerced
  if (typeof coerced !== 'number') throw invalidQuery(`The filter value for "${operator}" has to be a string, number, or boolean`)
  if (!Number.isFinite(coerced)) throw invalidQuery(`The filter value for "${operator}" is not a valid number`)
  return coerced
}

/** Lists come as arrays, as text with commas, and, beyond the query string's array limit, as objects with numeric keys. */
function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (isKeyed(value)) return entriesOf(value).map(([, element]) => element)
  if (typeof value === 'string') return value === '' ? [] : value.split(',')
  return value === undefined || value === null ? [] : [value]
}

/** The query string has no types: these words mean the values everywhere in a filter. */
function coerce(value: unknown): unknown {
  if (value === 'true') return true
  if (value === 'false') return false
  return value === 'null' || value === 'NULL' ? null : value
}

import { invalidQuery } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { assertOperation, type Operation } from './operations.ts'

/** How a picture is to look, as plain data. Equal ones make equal pictures of the same original. */
export interface Transformation {
  readonly operations: readonly Operation[]
  readonly width: number | null
  readonly height: number | null
  readonly fit: Fit | null
  readonly withoutEnlargement: boolean
  readonly quality: number | null
  readonly format: Format | null
  readonly focalPoint: { readonly x: number; readonly y: number } | null
}

const fits = ['cover', 'contain', 'inside', 'outside', 'fill'] as const
export type Fit = (typeof fits)[number]

/** `auto` is replaced before anything is made. */
const formats = ['auto', 'jpg', 'jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const
export type Format = (typeof formats)[number]

/** The parameters that make a request one for a transformation. */
export const transformationParameters = [
  'key',
  'transforms',
  'width',
  'height',
  'format',
  'fit',
  'quality',
  'withoutEnlargement',
  'focal_point_x',
  'focal_point_y',
] as const

/**
 * Reads the parameters of a transformation.
 * @throws {RectoError} INVALID_QUERY with the first problem
 */
export function parseTransformation(parameters: JsonObject, operationsMax: number): Transformation {
  const x = coordinate(parameters, 'focal_point_x')
  const y = coordinate(parameters, 'focal_point_y')
  return {
    operations: parseOperations(parameters['transforms'], operationsMax),
    width: positiveInteger(parameters, 'width'),
    height: positiveInteger(parameters, 'height'),
    fit: oneOf(parameters, 'fit', fits),
    // Any value counts, as clients of the platform expect.
    withoutEnlargement: isGiven(parameters['withoutEnlargement']),
    quality: quality(parameters),
    format: oneOf(parameters, 'format', formats),
    focalPoint: x === null || y === null ? null : { x, y },
  }
}

const message = '"transforms" Parameter needs to be a JSON array of allowed transformations'

function parseOperations(value: unknown, operationsMax: number): readonly Operation[] {
  if (!isGiven(value)) return []
  const list = typeof value === 'string' ? parseJson(value) : value
  if (!Array.isArray(list)) throw invalidQuery(message)
  if (list.length > operationsMax) throw invalidQuery(`"transforms" Parameter is only allowed ${operationsMax} transformations`)
  return list.map(assertOperation)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidQuery(message)
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function numberIn(parameters: JsonObject, name: string): number | null {
  const value = parameters[name]
  return isGiven(value) ? Number(value) : null
}

function positiveInteger(parameters: JsonObject, name: string): number | null {
  const value = numberIn(parameters, name)
  if (value !== null && !(Number.isSafeInteger(value) && value > 0)) throw expected('positive integer', name, value)
  return value
}

function coordinate(parameters: JsonObject, name: string): number | null {
  const value = numberIn(parameters, name)
  if (value !== null && !(Number.isSafeInteger(value) && value >= 0)) throw expected('integer of at least 0', name, value)
  return value
}

function quality(parameters: JsonObject): number | null {
  const value = positiveInteger(parameters, 'quality')
  if (value !== null && value > 100) throw expected('integer between 1 and 100', 'quality', value)
  return value
}

function oneOf<Name extends string>(parameters: JsonObject, name: string, names: readonly Name[]): Name | null {
  const value = parameters[name]
  if (!isGiven(value)) return null
  const found = names.find((candidate) => candidate === value)
  if (found === undefined) throw expected(`one of: ${names.join(', ')}`, name, value)
  return found
}

function expected(what: string, name: string, value: unknown): Error {
  const shown = typeof value === 'string' ? value.slice(0, 100) : JSON.stringify(value)
  return invalidQuery(`Expected ${what} for ${name} but received ${shown} of type ${typeof value}.`)
}

import { RectoError } from '@recto/errors'
import { unstorableCharacter } from '@recto/protocol'
import { nativeMoment, nativeTime } from '@recto/query/variables'
import type { Field } from '@recto/schema'
import { encodeDate, encodeDateTime, encodeTime, encodeTimestamp } from './encode-moment.ts'

/** A value ready to be bound: the wire form of its field's type, as `Expressions.bindValue` takes it. */
export type EncodedValue = string | number | boolean | null

/**
 * What a caller sent for a field, in the form in which every engine takes it.
 * @throws {RectoError} INVALID_PAYLOAD when it is no value of the field's type, VALUE_OUT_OF_RANGE when it is too large a one.
 */
export function encodeValue(field: Field, value: unknown): EncodedValue {
  return createEncoder(field)(value)
}

/** {@link encodeValue} for many values of one field. */
export function createEncoder(field: Field): (value: unknown) => EncodedValue {
  const encode = encoders[encoderOf(field)]
  return (value) => {
    if (value === null || value === undefined) return null
    const encoded = encode(value, field)
    const character = typeof encoded === 'string' ? unstorableCharacter(encoded) : null
    if (character !== null) throw unstorable(character, field)
    return encoded
  }
}

type Encoder = (value: unknown, field: Field) => EncodedValue
type EncoderName =
  | 'bigInteger'
  | 'binary'
  | 'boolean'
  | 'csv'
  | 'date'
  | 'dateTime'
  | 'decimal'
  | 'geometry'
  | 'integer'
  | 'json'
  | 'number'
  | 'text'
  | 'time'
  | 'timestamp'
  | 'unknown'
  | 'uuid'

function encoderOf({ type }: Field): EncoderName {
  if (type.startsWith('geometry')) return 'geometry'
  if (type === 'float') return 'number'
  return Object.hasOwn(encoders, type) ? (type as EncoderName) : 'text'
}

const encoders: Readonly<Record<EncoderName, Encoder>> = {
  bigInteger: (value, field) => wholeText(value, field),
  binary: (value, field) => (typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value) ? value : refuse(field, 'base64 text')),
  boolean: (value, field) => booleans.get(value) ?? refuse(field, 'a boolean'),
  csv: (value, field) => csv(value, field),
  date: (value, field) => nativeMomentOf(value, field) ?? encodeDate(value) ?? orNull(value, field, 'Date'),
  dateTime: (value, field) => nativeMomentOf(value, field) ?? encodeDateTime(value) ?? orNull(value, field, 'DateTime'),
  decimal: (value, field) => (isNumeric(value) ? decimal(String(value).trim(), field) : refuse(field, 'a number')),
  geometry: (value, field) => geometry(value, field),
  integer: (value, field) => whole(value, field),
  json: (value, field) => json(value, field),
  number: (value, field) => (isNumeric(value) ? Number(value) : refuse(field, 'a number')),
  text: (value, field) => text(value, field),
  time: (value, field) => nativeTimeOf(value, field) ?? encodeTime(value) ?? orNull(value, field, 'Time'),
  timestamp: (value, field) => nativeMomentOf(value, field) ?? encodeTimestamp(value) ?? orNull(value, field, 'Timestamp'),
  unknown: (value, { column }) => (column?.traits?.isLoose === true && typeof value === 'number' ? value : plainText(value)),
  uuid: (value, field) => (typeof value === 'string' && uuidShape.test(value) ? value.toLowerCase() : refuse(field, 'a UUID')),
}

const booleans = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
])

const uuidShape = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i
const numberShape = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i
/** Unsigned columns hold twice as many positive numbers; a loose one would keep the nearest it can. */
const integers = { least: -(2n ** 63n), most: 2n ** 64n - 1n, mostSigned: 2n ** 63n - 1n }

function isNumeric(value: unknown): value is string | number {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && numberShape.test(value)
}

function whole(value: unknown, field: Field): number | string {
  if (Number.isSafeInteger(value)) return value as number
  if (typeof value === 'boolean' && !isSystem(field)) return Number(value)
  const text = wholeText(value, field)
  return Number.isSafeInteger(Number(text)) ? Number(text) : text
}

function nativeMomentOf(value: unknown, { column }: Field): string | null {
  return column?.traits?.isUnbounded === true ? nativeMoment(value) : null
}

function nativeTimeOf(value: unknown, { column }: Field): string | null {
  return column?.traits?.isUnbounded === true ? nativeTime(value) : null
}

/** An engine that keeps decimals as binary fractions would change the digits beyond the fifteenth without a word. */
function decimal(text: string, field: Field): string {
  const { traits, numericScale } = field.column ?? {}
  const digits = text.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').length
  if (traits?.isLoose !== true || digits <= exactDigits) return text
  const isKept = String(Number(text)) === text || Number(text).toFixed(numericScale ?? 0) === text
  return isKept ? text : refuse(field, `a number of at most ${exactDigits} digits`)
}

const exactDigits = 15

/** As text, since a number would lose digits. */
function wholeText(value: unknown, field: Field): string {
  if (!isNumeric(value) || (typeof value === 'number' && !Number.isInteger(value))) return refuse(field, 'an integer')
  const text = String(value).trim()
  if (!/^[+-]?\d+(?:\.0*)?$/.test(text) && !Number.isInteger(Number(text))) return refuse(field, 'an integer')
  const number = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : BigInt(Math.round(Number(text)))
  const most = field.column?.traits?.isLoose === true ? integers.mostSigned : integers.most
  if (number < integers.least || number > most)
    throw new RectoError('VALUE_OUT_OF_RANGE', { extensions: { collection: field.collection, field: field.name, value: text } })
  return number.toString()
}

/** Text that is a JSON document is that document; any other text becomes a JSON string. */
function json(value: unknown, field: Field): EncodedValue {
  const document = typeof value === 'string' ? documentOf(value) : JSON.stringify(value)
  const character = document === null ? null : unstorableInJson(document)
  if (character !== null) throw unstorable(character, field)
  return document
}

function documentOf(text: string): string | null {
  try {
    return JSON.parse(text) === null ? null : text
  } catch {
    return JSON.stringify(text)
  }
}

/** Engines store such escapes as they are, and then fail for every caller whose path leads to them. */
function unstorableInJson(document: string): string | null {
  if (!/\\u(?:0000|d[89a-f])/i.test(document)) return null
  let found: string | null = null
  const look = (text: string): void => {
    found ??= unstorableCharacter(text)
  }
  JSON.parse(document, (name, value: unknown) => {
    look(name)
    if (typeof value === 'string') look(value)
    return value
  })
  return found
}

/** Elements are joined without escaping: one that holds a comma is read as two. */
function csv(value: unknown, field: Field): EncodedValue {
  if (Array.isArray(value)) return value.map((element) => text(element, field)).join(',')
  return typeof value === 'object' ? refuse(field, 'an array') : text(value, field)
}

function geometry(value: unknown, field: Field): EncodedValue {
  const shape: unknown = typeof value === 'string' ? parseOrNull(value) : value
  const isGeometry = typeof shape === 'object' && shape !== null && 'type' in shape && ('coordinates' in shape || 'geometries' in shape)
  return isGeometry ? JSON.stringify(shape) : refuse(field, 'a GeoJSON object')
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A field of Recto's own takes text alone; an item's key, which may be a number, too where one is named. */
function text(value: unknown, field: Field): string {
  const isRight = !isSystem(field) || typeof value === 'string' || (field.name === 'item' && typeof value === 'number')
  return isRight ? plainText(value) : refuse(field, field.type === 'csv' ? 'an array of strings' : 'a string')
}

function isSystem({ meta }: Field): boolean {
  return meta?.system === true
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** An empty text and the zero date of some databases mean `null`. */
function orNull(value: unknown, field: Field, format: string): null {
  if (value === '' || (typeof value === 'string' && value.startsWith('0000-00-00'))) return null
  throw invalid(`Invalid ${format} format in field "${field.name}"`, field)
}

function refuse(field: Field, kind: string): never {
  throw invalid(`The value of field "${field.name}" has to be ${kind}`, field)
}

function unstorable(character: string, field: Field): RectoError {
  return invalid(`The character ${character} can't be stored in field "${field.name}"`, field)
}

function invalid(reason: string, { name }: Field): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason, field: name } })
}

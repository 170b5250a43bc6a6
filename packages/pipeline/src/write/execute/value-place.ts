import { RectoError } from '@recto/errors'
import { printKey } from '@recto/query'
import { type Collection, type Field, findCollection, type Relation } from '@recto/schema'
import type { WriteContext } from '../write-context.ts'
import { lockExisting } from './existing-keys.ts'
import { inSchema } from './in-schema.ts'
import type { EncodedRow } from './write-statements.ts'

/** Rows on their way into a collection. */
export interface WrittenRows {
  readonly collection: Collection
  readonly rows: readonly EncodedRow[]
}

/**
 * Writes rows. An error about a value names the field, the value and the limit, where the engine names only the statement.
 * @throws {RectoError} whatever the database answers
 */
export async function writeNamed<Value>(write: WriteContext, written: WrittenRows, work: () => Promise<Value>): Promise<Value> {
  try {
    return await inSchema(write.session, written.collection, work)
  } catch (error) {
    const known = write.session.dialect.toRectoError(error)
    const place = known === null ? null : await placeOf(write, written, known)
    if (known === null || place === null) throw error
    throw new RectoError(known.code, { extensions: { ...known.extensions, ...place }, cause: known.cause ?? error })
  }
}

type Place = Readonly<Record<string, unknown>>

async function placeOf(write: WriteContext, { collection, rows }: WrittenRows, error: RectoError): Promise<Place | null> {
  const named = error.extensions['field']
  const fields = [...collection.fields.values()].filter(({ name }) => typeof named !== 'string' || name === named)
  switch (error.code) {
    case 'VALUE_TOO_LONG':
      return firstPlace(rows, fields, (field, value) => longest(field, value))
    case 'VALUE_OUT_OF_RANGE':
      return firstPlace(rows, fields, (field, value) => widest(field, value))
    case 'INVALID_PAYLOAD':
      return firstPlace(rows, fields, (field, value) => choices(field, value))
    case 'INVALID_FOREIGN_KEY':
      return typeof named === 'string' ? null : await missingKey(write, { collection, rows })
    case 'RECORD_NOT_UNIQUE':
      return takenTogether(rows, collection, String(named)) ?? takenValue(rows, collection.fields.get(String(named)))
    default:
      return null
  }
}

/** What was sent for the field, as text, whatever the engine says; of several rows, where it says nothing, what was sent twice. */
function takenValue(rows: readonly EncodedRow[], field: Field | undefined): Place | null {
  if (field === undefined) return null
  if (field.isConcealed) return { value: null }
  const values = rows.map((row) => row[field.name] ?? null).filter((value) => value !== null)
  const twice = values.find((value, position) => values.indexOf(value) !== position)
  const value = rows.length === 1 ? values[0] : twice
  return value === undefined ? null : { value: String(value) }
}

/** Of a key of several fields, which engines name by its columns, its name, or what follows the table in it. */
function takenTogether(rows: readonly EncodedRow[], { name: table, uniqueKeys = {}, fields }: Collection, named: string): Place | null {
  const columns = Object.entries(uniqueKeys).find(
    ([name, key]) => [name, key.join(', ')].includes(named) || name === `${table}_${named}_unique`,
  )?.[1]
  if (columns === undefined) return null
  const [row, ...others] = rows
  const isShown = others.length === 0 && columns.every((column) => fields.get(column)?.isConcealed === false)
  const values = columns.map((column) => row?.[column] ?? null)
  return { field: columns.join(', '), value: isShown && !values.includes(null) ? values.join(', ') : null }
}

type LimitOf = (field: Field, value: string | number | boolean) => Place | null

function firstPlace(rows: readonly EncodedRow[], fields: readonly Field[], limitOf: LimitOf): Place | null {
  for (const row of rows)
    for (const field of fields) {
      const value = row[field.name] ?? null
      const limit = value === null ? null : limitOf(field, value)
      if (limit !== null) return { collection: field.collection, field: field.name, value, ...limit }
    }
  return null
}

function longest({ column }: Field, value: string | number | boolean): Place | null {
  const limit = column?.maxLength ?? null
  return limit !== null && typeof value === 'string' && [...value].length > limit ? { limit } : null
}

/** Bits of the integers of all engines, by the bare names of their types. */
const integerBits: Readonly<Record<string, bigint>> = { tinyint: 8n, smallint: 16n, mediumint: 24n, int: 32n, integer: 32n, bigint: 64n }

function widest({ column }: Field, value: string | number | boolean): Place | null {
  if (column === null || typeof value === 'boolean') return null
  const { numericPrecision, numericScale, nativeType, dataType } = column
  const bits = integerBits[dataType.toLowerCase().split(' ')[0] ?? '']
  if (bits !== undefined && /^-?\d+$/.test(String(value))) return beyond(BigInt(value), bits, /unsigned/i.test(nativeType))
  if (numericPrecision === null || numericScale === null) return null
  const digits = /^-?0*(\d*)/.exec(String(value))?.[1]?.length ?? 0
  return digits > numericPrecision - numericScale ? { limit: `${numericPrecision},${numericScale}` } : null
}

function beyond(value: bigint, bits: bigint, isUnsigned: boolean): Place | null {
  const [least, most] = isUnsigned ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n]
  return value < least || value > most ? { limit: String(value < least ? least : most) } : null
}

function choices({ column }: Field, value: string | number | boolean): Place | null {
  const allowed = column?.enumValues ?? null
  return allowed !== null && column?.dataType !== 'set' && !allowed.includes(String(value)) ? { allowed } : null
}

/** The first foreign key whose item is not there, for engines that say only that there is one. */
async function missingKey(write: WriteContext, { collection, rows }: WrittenRows): Promise<Place | null> {
  for (const relation of write.context.schema.relations) {
    if (relation.collection !== collection.name || relation.constraint === null) continue
    const value = await missingValue(write, relation, rows)
    if (value !== null) return { collection: collection.name, field: relation.field, value }
  }
  return null
}

async function missingValue({ session, context }: WriteContext, relation: Relation, rows: readonly EncodedRow[]): Promise<string | null> {
  const target = findCollection(context.schema, relation.relatedCollection ?? '')
  if (target === undefined || target.primaryKey.join() !== relation.relatedFields.join()) return null
  const keys = rows.map((row) => relation.fields.map((name) => row[name] ?? null)).filter((key) => !key.includes(null))
  const found = new Set((await lockExisting(session, target, keys)).map(printKey))
  const missing = keys.find((key) => !found.has(printKey(key)))
  return missing === undefined ? null : printKey(missing)
}

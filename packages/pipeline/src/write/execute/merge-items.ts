import { invalidPayload } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import { payloadKey } from '../parse/payload-key.ts'
import { readAll } from '../parse/select-keys.ts'
import type { MergeStep } from '../plan/mutation-plan.ts'
import { planCreate } from '../plan/plan-create.ts'
import { isPayload } from '../plan/split-payload.ts'
import type { WriteContext } from '../write-context.ts'
import { executeCreate, updateEach } from './execute-steps.ts'
import type { EncodedKey } from './stored-key.ts'

/**
 * Changes the items that have the same values in the fields `on`, of those the caller may read, and creates the others.
 * @throws {RectoError} INVALID_PAYLOAD when a value is missing or fits several items
 */
export async function mergeItems(write: WriteContext, { collection, payloads, on }: MergeStep): Promise<readonly EncodedKey[]> {
  const unknown = on.find((name) => collection.fields.get(name)?.column == null)
  if (on.length === 0 || unknown !== undefined) throw invalidPayload(`Items can't be told apart by "${unknown ?? ''}"`)
  const items = payloads.map((given, index) => {
    const payload = requireObject(given)
    return { index, payload, values: naturalKey(payload, on) }
  })
  const keys: EncodedKey[] = []
  for (const round of roundsOf(items)) await mergeRound(write, collection, { round, keys })
  return keys
}

/** A payload with the values that identify its item, and its position among all payloads. */
interface NaturalItem {
  readonly index: number
  readonly payload: JsonObject
  readonly values: JsonObject
}

/** Items that some engine may consider equal are written one after the other: the first may create what the next one changes. */
function roundsOf(items: readonly NaturalItem[]): readonly (readonly NaturalItem[])[] {
  const times = new Map<string, number>()
  const rounds: NaturalItem[][] = []
  for (const item of items) {
    const name = Object.values(item.values).map(folded).join('\n')
    const time = times.get(name) ?? 0
    times.set(name, time + 1)
    if (rounds.length === time) rounds.push([])
    rounds[time]?.push(item)
  }
  return rounds
}

/** Equal for all values that some collation or type considers equal. */
function folded(value: unknown): string {
  const text = String(value)
    .trim()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{C}]/gu, '')
    .toLowerCase()
    .toUpperCase()
  const number = Number(text)
  return text === '' || Number.isNaN(number) ? text : String(number)
}

interface Round {
  readonly round: readonly NaturalItem[]
  /** Filled in with the key of each item. */
  readonly keys: EncodedKey[]
}

async function mergeRound(write: WriteContext, collection: Collection, { round, keys }: Round): Promise<void> {
  const found = await findItems(write, collection, round)
  const known = round.flatMap((item) => {
    const key = found.get(item) ?? null
    return key === null ? [] : [{ ...item, key }]
  })
  const fresh = round.filter((item) => (found.get(item) ?? null) === null)
  if (fresh.length > 0) {
    const request = { collection, payloads: fresh.map(({ payload }) => payload), path: [] }
    const created = await executeCreate(write, await planCreate(write, request))
    for (const [position, { index }] of fresh.entries()) keys[index] = created[position] ?? []
  }
  await updateEach(write, { collection, items: known.map(({ key, payload }) => ({ key, payload, path: [] })) })
  for (const { index, key } of known) keys[index] = key
}

/** Items looked up with one query: its answer has to hold all of them, and one more. */
function itemsAtOnce({ context }: WriteContext): number {
  const { limitMax } = context.platform.limits
  return limitMax === -1 ? 100 : Math.max(1, Math.min(100, limitMax - 1))
}

/** The keys of the items that are there, of those the caller may read. */
async function findItems(
  write: WriteContext,
  collection: Collection,
  items: readonly NaturalItem[],
): Promise<ReadonlyMap<NaturalItem, EncodedKey | null>> {
  const found = new Map<NaturalItem, EncodedKey | null>()
  const step = itemsAtOnce(write)
  for (let start = 0; start < items.length; start += step) {
    const some = items.slice(start, start + step)
    const rows = await readByValues(write, collection, some)
    const byValues = new Map(rows.map((row) => [exactName(row, some[0]?.values ?? {}), row]))
    const exact = some.flatMap((item) => byValues.get(exactName(item.values, item.values)) ?? [])
    const isClear = exact.length === rows.length && byValues.size === rows.length
    for (const item of some) {
      const row = byValues.get(exactName(item.values, item.values))
      // Different texts may be equal for the engine (collation, type): only a query per item decides that.
      if (!isClear) found.set(item, await findItem(write, collection, item.values))
      else if (row !== undefined) found.set(item, payloadKey(collection, row))
    }
  }
  return found
}

function exactName(row: JsonObject, names: JsonObject): string {
  return JSON.stringify(Object.keys(names).map((name) => row[name]))
}

async function readByValues(
  { context }: WriteContext,
  collection: Collection,
  items: readonly NaturalItem[],
): Promise<readonly JsonObject[]> {
  const names = Object.keys(items[0]?.values ?? {})
  const [only] = names
  const filter =
    only !== undefined && names.length === 1
      ? { [only]: { _in: items.map(({ values }) => values[only]) } }
      : { _or: items.map(({ values }) => equalTo(values)) }
  const query = { filter, fields: [...new Set([...collection.primaryKey, ...names])], limit: items.length + 1 }
  return await readAll(context, collection, query)
}

function equalTo(values: JsonObject): JsonObject {
  return { _and: Object.entries(values).map(([name, value]) => ({ [name]: { _eq: value } })) }
}

function requireObject(payload: unknown): JsonObject {
  if (isPayload(payload)) return payload
  throw invalidPayload('"value" must be of type object')
}

function naturalKey(payload: JsonObject, on: readonly string[]): JsonObject {
  return Object.fromEntries(
    on.map((name) => {
      const value = payload[name]
      if (value === null || value === undefined || typeof value === 'object')
        throw invalidPayload(`"${name}" is required to tell items apart`)
      return [name, value]
    }),
  )
}

async function findItem({ context }: WriteContext, collection: Collection, values: JsonObject): Promise<EncodedKey | null> {
  const rows = await readAll(context, collection, { filter: equalTo(values), fields: [...collection.primaryKey], limit: 2 })
  const names = Object.keys(values).map((name) => `"${name}"`)
  if (rows.length > 1) throw invalidPayload(`Several items have the same values in ${names.join(', ')}`)
  const [row] = rows
  return row === undefined ? null : payloadKey(collection, row)
}

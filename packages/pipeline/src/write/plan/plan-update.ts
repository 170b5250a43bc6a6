import { invalidPayload } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import { authorizeFields, authorizeWrite } from '../authorize/authorize-write.ts'
import { requireWritable } from '../authorize/require-writable.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import { eventKey } from '../record/event-key.ts'
import { consumeBudget, type WritePlanContext } from '../write-context.ts'
import { checkPayload } from './check-payload.ts'
import { completePayload } from './complete-payload.ts'
import { expandCompositeKeys } from './expand-composite-keys.ts'
import type { KeyedChange, PlannedChange, UpdateEachStep, UpdateStep } from './mutation-plan.ts'
import { planItem } from './plan-item.ts'
import { isPayload } from './split-payload.ts'
import { withoutOwnKey } from './without-own-key.ts'

/** Items of one collection that all get the same values. */
export interface UpdateRequest {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  readonly payload: unknown
  readonly path: readonly string[]
}

/** Plans the same change of several items. @throws {RectoError} FORBIDDEN when the action or a field is not permitted; INVALID_PAYLOAD */
export async function planUpdate(write: WritePlanContext, { collection, keys, payload, path }: UpdateRequest): Promise<UpdateStep> {
  requireWritable(collection, 'update', write.rights)
  const distinct = distinctKeys(keys)
  consumeBudget(write, distinct.length, path.length)
  const change = await planChange(write, { collection, keys: distinct, payload, path })
  return { kind: 'update', collection, path, keys: distinct, ...change }
}

/** Items of one collection, each with values of its own. */
export interface EachRequest {
  readonly collection: Collection
  readonly items: readonly { readonly key: EncodedKey; readonly payload: unknown; readonly path: readonly string[] }[]
}

/** An item that is named twice is changed twice, in steps one after the other. */
export function splitRounds({ collection, items }: EachRequest): readonly RoundRequest[] {
  const times = new Map<string, number>()
  const rounds: RoundItem[][] = []
  for (const [position, item] of items.entries()) {
    const name = printKey(item.key)
    const time = times.get(name) ?? 0
    times.set(name, time + 1)
    if (rounds.length === time) rounds.push([])
    rounds[time]?.push({ ...item, position })
  }
  return rounds.map((round) => ({ collection, items: round }))
}

interface RoundItem {
  readonly key: EncodedKey
  readonly payload: unknown
  readonly path: readonly string[]
  readonly position: number
}

interface RoundRequest {
  readonly collection: Collection
  readonly items: readonly RoundItem[]
}

/** Plans changes of items of which none is named twice. @throws as {@link planUpdate} */
export async function planRound(write: WritePlanContext, round: RoundRequest): Promise<UpdateStep | UpdateEachStep> {
  const { collection, items } = round
  const [only] = items
  if (items.length > 1 || only === undefined) return await planUpdateEach(write, round)
  return await planUpdate(write, { collection, keys: [only.key], payload: only.payload, path: only.path })
}

async function planUpdateEach(write: WritePlanContext, { collection, items }: RoundRequest): Promise<UpdateEachStep> {
  requireWritable(collection, 'update', write.rights)
  consumeBudget(write, items.length, items[0]?.path.length)
  const changes: KeyedChange[] = []
  for (const { key, payload, path, position } of items)
    changes.push({ key, path, position, ...(await planChange(write, { collection, keys: [key], payload, path })) })
  return { kind: 'update-each', collection, changes }
}

async function planChange(write: WritePlanContext, { collection, keys, payload, path }: UpdateRequest): Promise<PlannedChange> {
  const sent = await applyFilters(write, collection, { keys, payload })
  const rules = await authorizeWrite(write, collection, 'update')
  authorizeFields(collection, sent, rules)
  const valid = { ...rules.presets, ...sent }
  const judged = await completePayload(write, collection, { payload: valid, rules: rules.validation })
  const issues = checkPayload(collection, judged, { rules, action: 'update', path })
  return { fields: Object.keys(sent), item: planItem(write, collection, { payload: valid, action: 'update' }), issues }
}

/** The payload after the filters of listeners, without the key that it repeats. */
async function applyFilters(
  { context }: WritePlanContext,
  collection: Collection,
  { keys, payload }: Pick<UpdateRequest, 'keys' | 'payload'>,
): Promise<JsonObject> {
  const events = itemEventNames(collection.name, 'update')
  const { events: bus } = context.platform
  const meta = { keys: keys.map(eventKey), collection: collection.name }
  const result: unknown = bus.hasFilters(events) ? await bus.filter(payload, { events, meta, context: eventContextOf(context) }) : payload
  if (!isPayload(result)) throw invalidPayload('"value" must be of type object')
  return withoutOwnKey(context, collection, { keys, payload: expandCompositeKeys(context.schema, collection, result) })
}

/** Keys without those that occur before. */
export function distinctKeys(keys: readonly EncodedKey[]): readonly EncodedKey[] {
  return [...new Map(keys.map((key) => [printKey(key), key])).values()]
}

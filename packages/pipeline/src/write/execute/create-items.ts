import { forbidden, invalidPayload } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import { checkFields, checkPayload, writeRulesFor } from '../authorize/write-rules.ts'
import { runAfterCreate, runBeforeCreate, runBeforeValidate } from '../collection-hooks.ts'
import { payloadKey } from '../parse/payload-key.ts'
import { applySpecials } from '../plan/apply-specials.ts'
import { sourcesOf } from '../plan/special-sources.ts'
import { isPayload, type SplitPayload, splitPayload } from '../plan/split-payload.ts'
import type { ActivityEntry } from '../record/activity-entry.ts'
import { collectEvents } from '../record/collect-events.ts'
import { eventKey } from '../record/event-key.ts'
import { type CreateRequest, consumeBudget, type PayloadPath, type WriteContext, type WriteRules } from '../write-context.ts'
import { encodePayloads } from './encode-payload.ts'
import { insertRows } from './insert-rows.ts'
import type { KeyValues } from './write-statements.ts'
import { writeToMany } from './write-to-many.ts'
import { writeToOne } from './write-to-one.ts'

/**
 * Creates items and everything nested in them, and gives their keys in order.
 * @throws {RectoError} FORBIDDEN, FAILED_VALIDATION, INVALID_PAYLOAD and what the database refuses
 */
export async function createItems(scope: WriteContext, request: CreateRequest): Promise<readonly KeyValues[]> {
  const { collection, payloads } = request
  if (collection.table === null || collection.kind !== 'table') throw forbidden()
  consumeBudget(scope, payloads.length)
  const permitted = await permitPayloads(scope, request)
  const items = prepareItems(scope, request, await runBeforeCreate(scope, collection, permitted))
  if (items.some(({ toOne }) => toOne.length > 0)) await writeToOne(scope, collection, items)
  const columns = items.map((item) => item.columns)
  const rows = await encodePayloads(collection, columns, scope.context.platform)
  const keys = await insertRows(scope.session, collection, { rows })
  items.forEach((item, index) => {
    item.entry.key = keys[index] ?? []
    item.entry.delta = item.payload
    item.entry.stored = rows[index] ?? {}
    scope.activityLog.add(item.entry)
  })
  collectEvents(scope, { collection, action: 'create' }, createdFacts(items))
  await runAfterCreate(scope, collection, () => items.map(({ entry, payload }) => ({ key: eventKey(entry.key), payload })))
  const parents = items.filter(({ toMany }) => toMany.length > 0)
  await writeToMany(
    scope,
    collection,
    parents.map((item) => ({ ...item, key: item.entry.key })),
  )
  return keys
}

/** An item on its way, checked. */
interface NewItem extends SplitPayload {
  readonly payload: JsonObject
  readonly entry: ActivityEntry
  readonly place: PayloadPath
}

async function permitPayloads(scope: WriteContext, { collection, payloads, place }: CreateRequest): Promise<readonly JsonObject[]> {
  const isFiltered = scope.context.platform.events.hasFilters(itemEventNames(collection.name, 'create'))
  const permitted: JsonObject[] = []
  let rules: WriteRules | null = null
  let hasPresets = false
  for (const given of payloads) {
    const sent = demandPayload(isFiltered ? await applyHooks(scope, collection, given) : given)
    runBeforeValidate(scope, collection, sent)
    if (rules === null) {
      rules = await writeRulesFor(scope, collection, 'create')
      hasPresets = Object.keys(rules.presets).length > 0
    }
    checkFields(collection, sent, rules)
    // A key that can be none is refused like an item that is not there.
    payloadKey(collection, sent)
    const payload = hasPresets ? { ...rules.presets, ...sent } : { ...sent }
    checkPayload(collection, payload, { rules, action: 'create', path: place.path })
    permitted.push(payload)
  }
  return permitted
}

function prepareItems(
  { context }: WriteContext,
  { collection, place: shared, places }: CreateRequest,
  payloads: readonly JsonObject[],
): readonly NewItem[] {
  const filling = { action: 'create', sources: sourcesOf(context) } as const
  return payloads.map((payload, index) => {
    const place = places?.[index] ?? shared
    const filled = applySpecials(collection, payload, filling)
    const { toOne, columns, toMany } = splitPayload(context.schema, collection, filled)
    const entry: ActivityEntry = { action: 'create', collection, key: [], delta: {}, stored: {}, parent: place.parent }
    return { toOne, columns, toMany, payload, entry, place }
  })
}

function applyHooks({ context }: WriteContext, collection: Collection, payload: unknown): Promise<unknown> {
  const events = itemEventNames(collection.name, 'create')
  return context.platform.events.filter(payload, { events, meta: { collection: collection.name }, context: eventContextOf(context) })
}

function demandPayload(payload: unknown): JsonObject {
  if (isPayload(payload)) return payload
  throw invalidPayload('"value" must be of type object')
}

function* createdFacts(items: readonly NewItem[]): Iterable<JsonObject> {
  for (const { payload, entry } of items) yield { payload, key: eventKey(entry.key) }
}

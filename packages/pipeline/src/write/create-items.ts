import { RectoError } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import { forbidden } from '@recto/permissions'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../read-hooks.ts'
import { announceChanges } from './announce-changes.ts'
import { applySpecials } from './apply-specials.ts'
import { ruleCreate, ruleCreated, ruleSent } from './collection-rules.ts'
import { encodePayloads } from './encode-payload.ts'
import { insertRows } from './insert-rows.ts'
import type { JournalEntry } from './journal-entry.ts'
import { plainKey } from './plain-key.ts'
import { type CreateRequest, spend, type WritePlace, type WriteRules, type WriteScope } from './scope.ts'
import { sentKey } from './sent-key.ts'
import { sourcesOf } from './special-sources.ts'
import { isPayload, type SplitPayload, splitPayload } from './split-payload.ts'
import { checkFields, checkPayload, writeRulesFor } from './write-rules.ts'
import type { KeyValues } from './write-statements.ts'
import { writeToMany } from './write-to-many.ts'
import { writeToOne } from './write-to-one.ts'

type Payload = Readonly<Record<string, unknown>>

/**
 * Creates items and everything nested in them, and gives their keys in order.
 * @throws {RectoError} FORBIDDEN, FAILED_VALIDATION, INVALID_PAYLOAD and what the database refuses
 */
export async function createItems(scope: WriteScope, request: CreateRequest): Promise<readonly KeyValues[]> {
  const { collection, payloads } = request
  if (collection.table === null || collection.kind !== 'table') throw forbidden()
  spend(scope, payloads.length)
  const permitted = await permitPayloads(scope, request)
  const items = prepareItems(scope, request, await ruleCreate(scope, collection, permitted))
  if (items.some(({ toOne }) => toOne.length > 0)) await writeToOne(scope, collection, items)
  const columns = items.map((item) => item.columns)
  const rows = await encodePayloads(collection, columns, scope.context.platform)
  const keys = await insertRows(scope.session, collection, { rows })
  items.forEach((item, index) => {
    item.entry.key = keys[index] ?? []
    item.entry.delta = item.payload
    item.entry.stored = rows[index] ?? {}
    scope.journal.add(item.entry)
  })
  announceChanges(scope, { collection, action: 'create' }, createdFacts(items))
  await ruleCreated(scope, collection, () => items.map(({ entry, payload }) => ({ key: plainKey(entry.key), payload })))
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
  readonly payload: Payload
  readonly entry: JournalEntry
  readonly place: WritePlace
}

async function permitPayloads(scope: WriteScope, { collection, payloads, place }: CreateRequest): Promise<readonly Payload[]> {
  const isFiltered = scope.context.platform.events.hasFilters(itemEventNames(collection.name, 'create'))
  const permitted: Payload[] = []
  let rules: WriteRules | null = null
  let hasPresets = false
  for (const given of payloads) {
    const sent = demandPayload(isFiltered ? await applyHooks(scope, collection, given) : given)
    ruleSent(scope, collection, sent)
    if (rules === null) {
      rules = await writeRulesFor(scope, collection, 'create')
      hasPresets = Object.keys(rules.presets).length > 0
    }
    checkFields(collection, sent, rules)
    // A key that can be none is refused like an item that is not there.
    sentKey(collection, sent)
    const payload = hasPresets ? { ...rules.presets, ...sent } : { ...sent }
    checkPayload(collection, payload, { rules, action: 'create', path: place.path })
    permitted.push(payload)
  }
  return permitted
}

function prepareItems(
  { context }: WriteScope,
  { collection, place: shared, places }: CreateRequest,
  payloads: readonly Payload[],
): readonly NewItem[] {
  const filling = { action: 'create', sources: sourcesOf(context) } as const
  return payloads.map((payload, index) => {
    const place = places?.[index] ?? shared
    const filled = applySpecials(collection, payload, filling)
    const { toOne, columns, toMany } = splitPayload(context.schema, collection, filled)
    const entry: JournalEntry = { action: 'create', collection, key: [], delta: {}, stored: {}, parent: place.parent }
    return { toOne, columns, toMany, payload, entry, place }
  })
}

function applyHooks({ context }: WriteScope, collection: Collection, payload: unknown): Promise<unknown> {
  const events = itemEventNames(collection.name, 'create')
  return context.platform.events.filter(payload, { events, meta: { collection: collection.name }, context: eventContextOf(context) })
}

function demandPayload(payload: unknown): Payload {
  if (isPayload(payload)) return payload
  throw new RectoError('INVALID_PAYLOAD', { extensions: { reason: '"value" must be of type object' } })
}

function* createdFacts(items: readonly NewItem[]): Iterable<Payload> {
  for (const { payload, entry } of items) yield { payload, key: plainKey(entry.key) }
}

import { RectoError } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import { forbidden } from '@recto/permissions'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../read-hooks.ts'
import { applySpecials } from './apply-specials.ts'
import { ruleCreate, ruleCreated } from './collection-rules.ts'
import { encodePayload } from './encode-payload.ts'
import { insertRows } from './insert-rows.ts'
import type { JournalEntry } from './journal.ts'
import { plainKey } from './plain-key.ts'
import { type CreateRequest, spend, type WritePlace, type WriteScope } from './scope.ts'
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
  const permitted: Payload[] = []
  for (const payload of payloads) permitted.push(await permitPayload(scope, request, payload))
  const items = (await ruleCreate(scope, collection, permitted)).map((payload) => prepareItem(scope, request, payload))
  await writeToOne(scope, collection, items)
  const { platform } = scope.context
  const rows = await Promise.all(items.map((item) => encodePayload(collection, item.columns, platform)))
  const keys = await insertRows(scope.session, collection, { rows })
  items.forEach((item, index) => {
    item.entry.key = keys[index] ?? []
    item.entry.delta = item.payload
    announceCreate(scope, collection, item)
  })
  await ruleCreated(
    scope,
    collection,
    items.map(({ entry, payload }) => ({ key: plainKey(entry.key), payload })),
  )
  await writeToMany(
    scope,
    collection,
    items.map((item) => ({ ...item, key: item.entry.key })),
  )
  return keys
}

/** An item on its way, checked. */
interface NewItem extends Omit<SplitPayload, 'columns'> {
  readonly payload: Payload
  readonly columns: Record<string, unknown>
  readonly entry: JournalEntry
  readonly place: WritePlace
}

async function permitPayload(scope: WriteScope, { collection, place }: CreateRequest, given: unknown): Promise<Payload> {
  const sent = await applyHooks(scope, collection, given)
  const rules = await writeRulesFor(scope, collection, 'create')
  checkFields(collection, sent, rules)
  // A key that can be none is refused like an item that is not there.
  sentKey(collection, sent)
  const payload = { ...rules.presets, ...sent }
  checkPayload(collection, payload, { rules, action: 'create', path: place.path })
  return payload
}

function prepareItem({ context, journal }: WriteScope, { collection, place }: CreateRequest, payload: Payload): NewItem {
  const filled = applySpecials(collection, payload, { action: 'create', sources: sourcesOf(context) })
  const split = splitPayload(context.schema, collection, filled)
  const entry = journal.add({ action: 'create', collection, key: [], delta: {}, parent: place.parent })
  return { ...split, columns: { ...split.columns }, payload, entry, place }
}

async function applyHooks({ context }: WriteScope, collection: Collection, payload: unknown): Promise<Payload> {
  const events = itemEventNames(collection.name, 'create')
  const { events: bus } = context.platform
  const result: unknown = bus.hasFilters(events)
    ? await bus.filter(payload, { events, meta: { collection: collection.name }, context: eventContextOf(context) })
    : payload
  if (!isPayload(result)) throw new RectoError('INVALID_PAYLOAD', { extensions: { reason: '"value" must be of type object' } })
  return result
}

function announceCreate({ announcements, context }: WriteScope, collection: Collection, { payload, entry }: NewItem): void {
  const key = plainKey(entry.key)
  announcements.push({
    events: itemEventNames(collection.name, 'create'),
    meta: { payload, key, collection: collection.name },
    context: eventContextOf(context),
  })
}

import { forbidden, invalidPayload } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import { checkUpdatable } from '../authorize/permitted-rows.ts'
import { checkFields, checkPayload, writeRulesFor } from '../authorize/write-rules.ts'
import { runBeforeUpdate } from '../collection-hooks.ts'
import { applySpecials } from '../plan/apply-specials.ts'
import { sourcesOf } from '../plan/special-sources.ts'
import { isPayload, splitPayload } from '../plan/split-payload.ts'
import type { ActivityEntry } from '../record/activity-entry.ts'
import { collectEvents } from '../record/collect-events.ts'
import { eventKey } from '../record/event-key.ts'
import { consumeBudget, type UpdateRequest, type WriteContext } from '../write-context.ts'
import { encodePayloads } from './encode-payload.ts'
import { lockExisting } from './existing-keys.ts'
import type { Session } from './session.ts'
import { type EncodedRow, type KeyValues, keysPerStatement, updateStatement } from './write-statements.ts'
import { writeToMany } from './write-to-many.ts'
import { writeToOne } from './write-to-one.ts'

/**
 * Changes items and everything nested in the payload. For an administrator keys that are not there are passed over; anybody
 * else learns only that not all of it is permitted.
 */
export async function updateItems(scope: WriteContext, request: UpdateRequest): Promise<void> {
  const { collection, place } = request
  if (collection.table === null || collection.kind !== 'table') throw forbidden()
  const { context, activityLog: journal, session } = scope
  const distinct = [...new Map(request.keys.map((key) => [printKey(key), key])).values()]
  consumeBudget(scope, distinct.length)
  const sent =
    request.isFiltered === true ? (request.payload as JsonObject) : await filterUpdate(scope, collection, { ...request, keys: distinct })
  const rules = await writeRulesFor(scope, collection, 'update')
  checkFields(collection, sent, rules)
  const keys = await lockExisting(session, collection, distinct)
  if (keys.length < distinct.length && !scope.rights.isAdmin) await refuse(scope, { ...request, keys: distinct }, sent)
  await checkUpdatable(scope, { collection, keys, fields: Object.keys(sent) })
  const valid = { ...rules.presets, ...sent }
  checkPayload(collection, valid, { rules, action: 'update', path: place.path })
  const payload = await runBeforeUpdate(scope, { ...request, keys }, valid)
  const filled = applySpecials(collection, payload, { action: 'update', sources: sourcesOf(context) })
  const split = splitPayload(context.schema, collection, filled)
  const entries = keys.map((key): ActivityEntry => ({ action: 'update', collection, key, delta: {}, stored: {}, parent: place.parent }))
  const item = { ...split, entry: entries[0] ?? null, place }
  if (keys.length > 0) await writeToOne(scope, collection, [item])
  const [row = {}] = await encodePayloads(collection, [item.columns], context.platform)
  await writeColumns(scope.session, { collection, keys, row })
  for (const entry of entries) journal.add(Object.assign(entry, { delta: item.columns, stored: row }))
  if (keys.length > 0) collectEvents(scope, { collection, action: 'update' }, [{ payload, keys: keys.map(eventKey) }])
  if (item.toMany.length === 0) return
  await writeToMany(
    scope,
    collection,
    keys.map((key, index) => ({ ...item, entry: entries[index] ?? null, key })),
  )
}

async function refuse(scope: WriteContext, { collection, keys }: UpdateRequest, sent: JsonObject): Promise<void> {
  await checkUpdatable(scope, { collection, keys, fields: Object.keys(sent) })
  throw forbidden()
}

async function writeColumns(
  { connection, dialect }: Session,
  { collection, keys, row }: { readonly collection: Collection; readonly keys: readonly KeyValues[]; readonly row: EncodedRow },
): Promise<void> {
  if (Object.keys(row).length === 0) return
  const step = keysPerStatement(dialect, collection)
  for (let start = 0; start < keys.length; start += step) {
    await connection.execute(updateStatement(dialect, collection, { row, keys: keys.slice(start, start + step) }))
  }
}

/** The payload as listeners would have it. The key in a body is ignored: it cannot be changed. */
export async function filterUpdate(
  { context }: WriteContext,
  collection: Collection,
  { keys, payload }: Pick<UpdateRequest, 'keys' | 'payload'>,
): Promise<JsonObject> {
  const events = itemEventNames(collection.name, 'update')
  const { events: bus } = context.platform
  const meta = { keys: keys.map(eventKey), collection: collection.name }
  const result: unknown = bus.hasFilters(events) ? await bus.filter(payload, { events, meta, context: eventContextOf(context) }) : payload
  if (!isPayload(result)) throw invalidPayload('"value" must be of type object')
  return Object.fromEntries(Object.entries(result).filter(([name]) => !collection.primaryKey.includes(name)))
}

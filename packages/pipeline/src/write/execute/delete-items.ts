import { forbidden, forbiddenCollection } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import { parseKey, printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import { checkDeletable } from '../authorize/permitted-rows.ts'
import { runBeforeDelete } from '../collection-hooks.ts'
import { collectEvents } from '../record/collect-events.ts'
import { eventKey } from '../record/event-key.ts'
import { consumeBudget, type DeleteRequest, type WriteContext } from '../write-context.ts'
import { lockExisting } from './existing-keys.ts'
import { deleteStatement, type KeyValues, keysPerStatement } from './write-statements.ts'

/** Deletes items. For an administrator keys that are not there are passed over; anybody else learns only that not all of it is permitted. */
export async function deleteItems(scope: WriteContext, { collection, keys: given, place }: DeleteRequest): Promise<void> {
  if (collection.table === null || collection.kind !== 'table') throw forbidden()
  const { session, rights, activityLog: journal } = scope
  if (!rights.isAdmin && !rights.access.delete.collections.has(collection.name)) throw forbiddenCollection(collection.name)
  const asked = await applyHooks(scope, collection, given)
  const distinct = [...new Map(asked.map((key) => [printKey(key), key])).values()]
  consumeBudget(scope, distinct.length)
  const keys = await lockExisting(session, collection, distinct)
  await checkDeletable(scope, collection, rights.isAdmin ? keys : distinct)
  await runBeforeDelete(scope, collection, keys)
  for (const key of keys) journal.add({ action: 'delete', collection, key, delta: {}, stored: {}, parent: place.parent })
  const step = keysPerStatement(session.dialect, collection)
  for (let start = 0; start < keys.length; start += step) {
    await session.connection.execute(deleteStatement(session.dialect, collection, keys.slice(start, start + step)))
  }
  if (keys.length === 0) return
  const payload = keys.map(eventKey)
  collectEvents(scope, { collection, action: 'delete' }, [{ payload, keys: payload }])
}

/** A listener may answer with other keys. */
async function applyHooks({ context }: WriteContext, collection: Collection, keys: readonly KeyValues[]): Promise<readonly KeyValues[]> {
  const events = itemEventNames(collection.name, 'delete')
  const { events: bus } = context.platform
  if (!bus.hasFilters(events)) return keys
  const result: unknown = await bus.filter(keys.map(eventKey), {
    events,
    meta: { collection: collection.name },
    context: eventContextOf(context),
  })
  return [result].flat().flatMap((key) => {
    const values = typeof key === 'string' || typeof key === 'number' ? parseKey(collection, key) : null
    return values === null ? [] : [values]
  })
}

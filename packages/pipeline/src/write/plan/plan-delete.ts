import { itemEventNames } from '@recto/events'
import { parseKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { authorize } from '../../access/authorize.ts'
import { eventContextOf } from '../../read/read-hooks.ts'
import { requireWritable } from '../authorize/require-writable.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import { eventKey } from '../record/event-key.ts'
import { consumeBudget, type WritePlanContext } from '../write-context.ts'
import type { DeleteStep } from './mutation-plan.ts'
import { distinctKeys } from './plan-update.ts'

/** Plans the deletion of items. @throws {RectoError} FORBIDDEN when the action is not permitted */
export async function planDelete(write: WritePlanContext, collection: Collection, keys: readonly EncodedKey[]): Promise<DeleteStep> {
  requireWritable(collection, 'delete', write.rights)
  authorize(write.rights, 'delete', collection.name)
  const distinct = distinctKeys(await applyFilters(write, collection, keys))
  consumeBudget(write, distinct.length)
  return { kind: 'delete', collection, keys: distinct }
}

/** A listener may answer with other keys. */
async function applyFilters(
  { context }: WritePlanContext,
  collection: Collection,
  keys: readonly EncodedKey[],
): Promise<readonly EncodedKey[]> {
  const events = itemEventNames(collection.name, 'delete')
  const { events: bus } = context.platform
  if (!bus.hasFilters(events)) return keys
  const meta = { collection: collection.name }
  const result: unknown = await bus.filter(keys.map(eventKey), { events, meta, context: eventContextOf(context) })
  return [result].flat().flatMap((key) => {
    const values = typeof key === 'string' || typeof key === 'number' ? parseKey(collection, key) : null
    return values === null ? [] : [values]
  })
}

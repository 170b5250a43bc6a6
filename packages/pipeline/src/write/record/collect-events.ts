import { itemEventNames } from '@recto/events'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import type { WriteAction } from '../plan/apply-specials.ts'
import type { WriteContext } from '../write-context.ts'

/**
 * Has listeners told of changes after the commit. Where nobody listens one word per collection is enough: what is kept in
 * memory about it must be forgotten.
 */
export function collectEvents(
  { events: announcements, context }: WriteContext,
  { collection, action }: { readonly collection: Collection; readonly action: WriteAction | 'delete' },
  facts: Iterable<Readonly<Record<string, unknown>>>,
): void {
  const events = itemEventNames(collection.name, action)
  const isHeard = context.platform.events.hasActions(events)
  const eventContext = eventContextOf(context)
  for (const fact of facts) {
    announcements.push({ events, meta: { ...fact, collection: collection.name }, context: eventContext })
    if (!isHeard) return
  }
}

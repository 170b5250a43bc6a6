import { itemEventNames } from '@recto/events'
import type { Collection } from '@recto/schema'
import { eventContextOf } from '../../read/read-hooks.ts'
import type { WriteAction } from '../plan/apply-specials.ts'
import type { WriteContext } from '../write-context.ts'

/**
 * Collects the events of changes, to be emitted after the commit. Where nobody listens one event per collection is enough, to
 * invalidate caches.
 */
export function collectEvents(
  { log, context }: Pick<WriteContext, 'log' | 'context'>,
  { collection, action }: { readonly collection: Collection; readonly action: WriteAction | 'delete' },
  facts: Iterable<Readonly<Record<string, unknown>>>,
): void {
  const events = itemEventNames(collection.name, action)
  const hasListeners = context.platform.events.hasActions(events)
  const eventContext = eventContextOf(context)
  for (const fact of facts) {
    log.events.push({ events, meta: { ...fact, collection: collection.name }, context: eventContext })
    if (!hasListeners) return
  }
}

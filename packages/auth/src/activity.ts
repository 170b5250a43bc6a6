import type { RequestFacts } from './request-facts.ts'
import type { Store } from './store.ts'

/** Records what happened to a user. */
export async function recordActivity(
  store: Store,
  event: { readonly action: string; readonly user: string | null; readonly item: string; readonly now: Date },
  facts: RequestFacts,
): Promise<void> {
  await store.activity.insert({
    action: event.action,
    user: event.user,
    timestamp: event.now.toISOString(),
    ip: facts.ip,
    user_agent: facts.userAgent,
    origin: facts.origin,
    collection: 'directus_users',
    item: event.item,
  })
}

import type { RequestFacts } from './request-facts.ts'
import type { Store } from './store.ts'

/** Records what happened to a user. */
export async function recordActivity(
  store: Store,
  event: { readonly action: string; readonly user: string | null; readonly item: string; readonly now: Date },
  facts: RequestFacts,
): Promise<void> {
  const { action, user, item, now } = event
  await store.record({ action, collection: 'directus_users', item, account: { user, ...facts }, now })
}

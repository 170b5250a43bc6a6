import type { EventMeta } from '@recto/events'
import type { Platform } from '@recto/pipeline'
import type { Accounts } from './accounts.ts'

/** Invalidates cached accounts when users, sessions or shares change, and all access rules when roles or policies do. */
export function invalidateOnChange({ events, accessCache }: Platform, accounts: Pick<Accounts, 'invalidate'>): void {
  for (const event of ['users.create', 'users.update', 'users.delete']) {
    events.onAction(event, (meta) => {
      for (const user of usersOf(meta)) accounts.invalidate(user)
    })
  }
  for (const event of ['shares.update', 'shares.delete', 'sessions.update', 'sessions.delete'])
    events.onAction(event, () => accounts.invalidate())
  for (const collection of ['roles', 'policies', 'access', 'permissions']) {
    for (const action of ['create', 'update', 'delete']) events.onAction(`${collection}.${action}`, () => accessCache.clear())
  }
}

/** The keys an event is about. For deleted items the payload is the list of keys. */
function usersOf({ keys, key, payload }: EventMeta): readonly string[] {
  const named = [keys, key, Array.isArray(payload) ? payload : []].flat()
  return named.filter((value) => typeof value === 'string' || typeof value === 'number').map(String)
}

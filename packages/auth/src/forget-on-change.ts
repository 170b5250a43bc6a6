import type { EventMeta } from '@recto/events'
import type { Platform } from '@recto/pipeline'
import type { Accounts } from './accounts.ts'

/** Users who were changed or deleted are somebody else from the next request on; so is everybody when roles or policies change. */
export function forgetOnChange(platform: Platform, accounts: Pick<Accounts, 'forget'>): void {
  const { events, accessCache } = platform
  for (const event of ['users.create', 'users.update', 'users.delete']) {
    events.onAction(event, (meta) => {
      for (const user of usersOf(meta)) accounts.forget(user)
    })
  }
  for (const event of ['shares.update', 'shares.delete', 'sessions.update', 'sessions.delete'])
    events.onAction(event, () => accounts.forget())
  for (const collection of ['roles', 'policies', 'access', 'permissions']) {
    for (const action of ['create', 'update', 'delete']) events.onAction(`${collection}.${action}`, () => accessCache.clear())
  }
}

/** Keys of an event: of the deleted they are the payload. */
function usersOf({ keys, key, payload }: EventMeta): readonly string[] {
  const named = [keys, key, Array.isArray(payload) ? payload : []].flat()
  return named.filter((value) => typeof value === 'string' || typeof value === 'number').map(String)
}

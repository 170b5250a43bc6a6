import type { Account } from '@recto/pipeline'
import type { AuthContext } from '../auth-context.ts'
import type { RequestFacts } from '../request-facts.ts'

/** A change of a user, as hooks receive it. */
export interface UserChange {
  readonly id: string
  /** The changed fields, without secrets. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** An account with full rights for what Recto does on behalf of somebody without one; it keeps the facts of their request. */
export function systemAccount({ ip, userAgent, origin }: RequestFacts): Account {
  return { user: null, role: null, roles: [], policies: [], isAdmin: true, isApp: true, session: null, share: null, ip, userAgent, origin }
}

/** Invalidates the cached accounts of a changed user on all instances, and runs the action hooks of `users.update`. */
export function emitUserChange(
  { id, payload }: UserChange,
  facts: RequestFacts,
  { platform, accounts }: Pick<AuthContext, 'platform' | 'accounts'>,
): void {
  accounts.invalidate(id)
  platform.events.emit({
    events: 'users.update',
    meta: { payload, keys: [id], collection: 'directus_users' },
    context: { database: platform.connection, schema: platform.schemaCache.current(), accountability: systemAccount(facts) },
  })
}

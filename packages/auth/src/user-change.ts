import type { Account } from '@recto/pipeline'
import type { AuthContext } from './auth-context.ts'
import type { RequestFacts } from './request-facts.ts'

/** Recto itself, on behalf of somebody who has no account (yet): full rights, and the facts of the request. */
export function ownAccount({ ip, userAgent, origin }: RequestFacts): Account {
  return { user: null, role: null, roles: [], policies: [], isAdmin: true, isApp: true, session: null, share: null, ip, userAgent, origin }
}

/** Makes a change of a user count on all instances, and tells listeners. Secrets are not among what they are told. */
export function announceUserChange(
  { id, payload }: { readonly id: string; readonly payload: Readonly<Record<string, unknown>> },
  facts: RequestFacts,
  { platform, accounts }: Pick<AuthContext, 'platform' | 'accounts'>,
): void {
  accounts.forget(id)
  platform.events.emit({
    events: 'users.update',
    meta: { payload, keys: [id], collection: 'directus_users' },
    context: { database: platform.connection, schema: platform.schemaCache.current(), accountability: ownAccount(facts) },
  })
}

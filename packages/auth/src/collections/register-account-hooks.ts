import { type CollectionHooks, defineCollectionHooks, type Platform } from '@recto/pipeline'
import { accessHooks } from './access-hooks.ts'
import { permissionHooks } from './permission-hooks.ts'
import { policyHooks } from './policy-hooks.ts'
import { roleHooks } from './role-hooks.ts'
import { settingHooks } from './setting-hooks.ts'
import { userHooks } from './user-hooks.ts'
import { noUserLimits, type UserLimits } from './user-limits.ts'

/** What the hooks of accounts need to know. */
export interface AccountHookOptions {
  /** @default no limits */
  readonly userLimits?: UserLimits
}

/**
 * Registers the collection hooks of users, roles, policies, access, permissions and settings: email addresses are unique, an
 * administrator remains, nobody grants more than they have. Call it once per platform.
 */
export function registerAccountHooks(platform: Platform, { userLimits = noUserLimits }: AccountHookOptions = {}): void {
  const hooks: Readonly<Record<string, CollectionHooks>> = {
    access: accessHooks(userLimits),
    permissions: permissionHooks,
    policies: policyHooks(userLimits),
    roles: roleHooks(userLimits),
    settings: settingHooks,
    users: userHooks(userLimits),
  }
  for (const [name, collectionHooks] of Object.entries(hooks)) defineCollectionHooks(platform, `directus_${name}`, collectionHooks)
}

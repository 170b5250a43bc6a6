import {
  type Account,
  createIpMatcher,
  type IpMatcher,
  type Permission,
  type Policy,
  type PolicyAssignment,
  type Rights,
  resolvePolicies,
  rightsFor,
} from '@recto/permissions'
import { isJsonObject } from '@recto/protocol'
import QuickLRU from 'quick-lru'
import { memoize } from '../memoize.ts'
import type { Platform } from '../platform.ts'
import { type Row, readRows } from '../read/read-rows.ts'
import type { AccessCache } from './access-cache.ts'
import { shareRights } from './share-rights.ts'

/** How many users' own policies, and how many policy sets' rights, are cached. */
const capacity = 2000

/**
 * How long what was read is used: changes made at other instances without a bus between them, by the command line or in SQL
 * count after that, and what the accounts of tokens are remembered for.
 */
const maxAgeMs = 2500

/** An empty cache that reads through the platform it belongs to. `clock`: milliseconds that only rise. */
export function createAccessCache(platformOf: () => Platform, clock: () => number = () => performance.now()): AccessCache {
  let generation = 0
  const listeners = new Set<() => void>()
  const shared = new QuickLRU<string, Promise<SharedData>>({ maxSize: 1 })
  const own = new QuickLRU<string, Promise<readonly PolicyAssignment[]>>({ maxSize: capacity })
  const rights = new QuickLRU<string, Promise<Rights>>({ maxSize: capacity })
  const rightsOf = (account: Account): Promise<Rights> => {
    const key = JSON.stringify([account.isAdmin, account.isApp, account.isTfaDue ?? false, account.share, account.policies])
    return memoize(rights, key, async () => {
      if (account.share !== null) return shareRights(account.share, platformOf(), (policies) => loadPermissions(platformOf(), policies))
      return rightsFor(account, account.isAdmin ? [] : await loadPermissions(platformOf(), account.policies))
    })
  }
  const byList = rightsByList(rightsOf)
  let readSince = clock()
  const empty = (): void => {
    readSince = clock()
    shared.clear()
    own.clear()
    rights.clear()
    byList.clear()
  }
  const emptyIfOld = (): void => {
    if (clock() - readSince >= maxAgeMs) empty()
  }
  return {
    async resolve(subject) {
      emptyIfOld()
      const { parents, policies, assignments, matchers } = await memoize(shared, 'all', () => loadShared(platformOf()))
      const ofUser = subject.user === null ? [] : await memoize(own, subject.user, (user) => loadAssignments(platformOf(), user))
      const allowsIp = (policy: Policy, ip: string | null): boolean => matchers.get(policy.id)?.(ip) ?? false
      return resolvePolicies(subject, { parents, policies, assignments: [...assignments, ...ofUser], allowsIp })
    },
    rightsOf(account) {
      emptyIfOld()
      return byList.rightsOf(account)
    },
    generation: () => generation,
    clear() {
      generation += 1
      empty()
      for (const listener of listeners) listener()
    },
    onClear(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/**
 * Caches the rights by the identity of the list of policies: requests with one token have the same list, and need no key
 * to be written. A failed load is repeated.
 */
function rightsByList(load: (account: Account) => Promise<Rights>): { rightsOf(account: Account): Promise<Rights>; clear(): void } {
  let known = new WeakMap<readonly string[], { readonly account: Account; readonly rights: Promise<Rights> }>()
  return {
    rightsOf(account) {
      const found = known.get(account.policies)
      if (found !== undefined && haveSameRights(found.account, account)) return found.rights
      const rights = load(account)
      const entry = { account, rights }
      known.set(account.policies, entry)
      rights.catch(() => {
        if (known.get(account.policies) === entry) known.delete(account.policies)
      })
      return rights
    },
    clear: () => {
      known = new WeakMap()
    },
  }
}

/** Of two accounts with the same list of policies. */
function haveSameRights(one: Account, other: Account): boolean {
  return one.isAdmin === other.isAdmin && one.isApp === other.isApp && one.isTfaDue === other.isTfaDue && one.share === other.share
}

/** What all callers share: everything but the policies given to single users, of whom there may be many. */
interface SharedData {
  readonly parents: ReadonlyMap<string, string | null>
  readonly policies: ReadonlyMap<string, Policy>
  readonly matchers: ReadonlyMap<string, IpMatcher>
  readonly assignments: readonly PolicyAssignment[]
}

async function loadShared(platform: Platform): Promise<SharedData> {
  const [roles, policies, assignments] = await Promise.all([
    readRows(platform, { collection: 'directus_roles', fields: ['id', 'parent'] }),
    readRows(platform, { collection: 'directus_policies', fields: ['id', 'ip_access', 'enforce_tfa', 'admin_access', 'app_access'] }),
    readRows(platform, { collection: 'directus_access', fields: ['role', 'user', 'policy', 'sort'], filter: { user: { _null: true } } }),
  ])
  const decoded = policies.map(toPolicy)
  return {
    parents: new Map(roles.map((role) => [String(role['id']), keyOrNull(role['parent'])])),
    policies: new Map(decoded.map((policy) => [policy.id, policy])),
    matchers: new Map(decoded.map((policy) => [policy.id, createIpMatcher(policy.ipAccess)])),
    assignments: assignments.map(toAssignment),
  }
}

async function loadAssignments(platform: Platform, user: string): Promise<readonly PolicyAssignment[]> {
  const rows = await readRows(platform, {
    collection: 'directus_access',
    fields: ['role', 'user', 'policy', 'sort'],
    filter: { user: { _eq: user } },
  })
  return rows.map(toAssignment)
}

/** In the order of the policies: later rows' presets win. */
async function loadPermissions(platform: Platform, policies: readonly string[]): Promise<readonly Permission[]> {
  if (policies.length === 0) return []
  const rows = await readRows(platform, {
    collection: 'directus_permissions',
    fields: ['policy', 'collection', 'action', 'permissions', 'validation', 'presets', 'fields'],
    filter: { policy: { _in: policies } },
  })
  const permissions = rows.map(toPermission)
  return policies.flatMap((policy) => permissions.filter((permission) => permission.policy === policy))
}

function toPolicy(row: Row): Policy {
  return {
    id: String(row['id']),
    ipAccess: textsOrNull(row['ip_access']) ?? [],
    enforcesTfa: row['enforce_tfa'] === true,
    adminAccess: row['admin_access'] === true,
    appAccess: row['app_access'] === true,
  }
}

function toAssignment(row: Row): PolicyAssignment {
  return {
    role: keyOrNull(row['role']),
    user: keyOrNull(row['user']),
    policy: String(row['policy']),
    sort: typeof row['sort'] === 'number' ? row['sort'] : null,
  }
}

function toPermission(row: Row): Permission {
  const presets = row['presets']
  return {
    policy: keyOrNull(row['policy']),
    collection: String(row['collection']),
    action: String(row['action']),
    permissions: row['permissions'],
    validation: row['validation'],
    presets: isJsonObject(presets) ? presets : null,
    fields: textsOrNull(row['fields']),
  }
}

function keyOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function textsOrNull(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.map(String) : null
}

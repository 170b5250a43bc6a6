import type { Bus } from '@recto/bus'
import { forbidden, RectoError } from '@recto/errors'
import type { Account, Platform } from '@recto/pipeline'
import QuickLRU from 'quick-lru'
import type { RequestFacts } from '../request-facts.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { createCacheInvalidation } from './cache-invalidation.ts'
import { identify, type TokenIdentity } from './identify.ts'

/** The account of a request, and the login its token comes from. */
export interface Caller extends Account {
  /** All sessions of one login share its family; `null` for static tokens and anonymous callers. */
  readonly family: string | null
}

/** Turns access tokens into accounts. Results are cached, so that most requests need no statement. */
export interface Accounts {
  /**
   * The account of a token; without a token the anonymous one.
   * @throws {RectoError} INVALID_CREDENTIALS, TOKEN_EXPIRED or INVALID_TOKEN when the token is not valid; FORBIDDEN when a policy
   * requires a second factor and the user has none
   */
  accountFor(token: string | null, facts: RequestFacts, options?: AccountOptions): Promise<Caller>
  /** As {@link accountFor}, without waiting; `null` when it is not cached. */
  cachedAccount(token: string | null, facts: RequestFacts, options?: AccountOptions): Caller | null
  /**
   * Invalidates the cached accounts of a user, here and on all instances; without a user, all of them. Call it after changing
   * users or sessions by other means than the API; changes of roles and policies are noticed.
   */
  invalidate(user?: string | null): void
}

/** How an account is determined. */
export interface AccountOptions {
  /** Admit users who must set up a second factor first, who then read their own account alone. @default false */
  readonly allowsMissingTfa?: boolean
}

/** What accounts are determined from. */
export interface AccountsOptions {
  readonly platform: Platform
  readonly tokens: Tokens
  readonly sessions: Sessions
  /** Carries invalidations between instances. */
  readonly bus: Bus
  /** How long an entry is used before it is read again, which bounds how late changes made by other programs count. @default 2500 */
  readonly maxAgeMs?: number
  /** Tokens that are cached. @default 10000 */
  readonly capacity?: number
}

/** What a token means, and what follows from it for each address it is used from. */
interface Entry {
  readonly identity: TokenIdentity
  readonly usableUntil: number
  /** When it was read, as {@link createCacheInvalidation} counts time. */
  readonly readAt: number
  readonly byAddress: Map<string | null, EntryAtAddress>
}

interface EntryAtAddress {
  readonly resolution: Resolution
  /** The latest account: all requests of one client have the same. */
  caller: Caller
}

/** Of who must set up a second factor: no right that roles or policies give. */
const withoutRights = { roles: [], policies: [], isAdmin: false, isApp: false, isTfaDue: true } as const

type Resolution = Pick<Account, 'roles' | 'policies' | 'isAdmin' | 'isApp'> & { readonly isTfaDue: boolean }

/** Addresses cached for one token; beyond that the oldest is dropped. */
const addressesMax = 32

const anonymousIdentity: TokenIdentity = {
  user: null,
  role: null,
  session: null,
  family: null,
  share: null,
  lacksTfa: false,
  validUntil: Number.POSITIVE_INFINITY,
}

/** Creates the accounts of a platform, with a cache of their own. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { platform, bus, maxAgeMs = 2500, capacity = 10_000 } = options
  const entries = new QuickLRU<string, Entry>({ maxSize: capacity })
  const invalidation = createCacheInvalidation(bus)
  platform.accessCache.onClear(invalidation.invalidateHere)
  let anonymous = entryOf(anonymousIdentity, Number.POSITIVE_INFINITY, invalidation.now())

  const read = async (token: string): Promise<Entry> => {
    // Taken before reading: an entry read before an invalidation must not survive it.
    const readAt = invalidation.now()
    const identity = await identify(token, options)
    const entry = entryOf(identity, Math.min(identity.validUntil, platform.now().getTime() + maxAgeMs), readAt)
    entries.set(token, entry)
    return entry
  }
  const isFresh = ({ identity, readAt }: Entry): boolean => !invalidation.isStale(identity.user, readAt)
  const anonymousEntry = (): Entry => {
    if (!isFresh(anonymous)) anonymous = entryOf(anonymousIdentity, Number.POSITIVE_INFINITY, invalidation.now())
    return anonymous
  }
  const cached = (token: string | null): Entry | null => {
    if (token === null) return anonymousEntry()
    const entry = entries.get(token)
    return entry !== undefined && platform.now().getTime() < entry.usableUntil && isFresh(entry) ? entry : null
  }
  return {
    invalidate: invalidation.invalidate,
    async accountFor(token, facts, accountOptions = {}) {
      const entry = cached(token) ?? (await read(token ?? ''))
      return callerAt(entry.byAddress.get(facts.ip) ?? (await resolve(entry, facts, platform)), entry, { facts, ...accountOptions })
    },
    cachedAccount(token, facts, accountOptions = {}) {
      const entry = cached(token)
      const atAddress = entry?.byAddress.get(facts.ip)
      return entry === null || atAddress === undefined ? null : callerAt(atAddress, entry, { facts, ...accountOptions })
    },
  }
}

function entryOf(identity: TokenIdentity, usableUntil: number, readAt: number): Entry {
  return { identity, usableUntil, readAt, byAddress: new Map() }
}

/** Policies may be limited to addresses, so access is resolved for each of them. */
async function resolve({ identity, byAddress }: Entry, facts: RequestFacts, platform: Platform): Promise<EntryAtAddress> {
  const { user, role, lacksTfa } = identity
  const { roles, policies, isAdmin, isApp, enforcesTfa } = await platform.accessCache.resolve({ user, role, ip: facts.ip })
  const resolution = { roles, policies, isAdmin, isApp, isTfaDue: enforcesTfa && lacksTfa }
  const [oldest] = byAddress.keys()
  if (byAddress.size >= addressesMax && oldest !== undefined) byAddress.delete(oldest)
  const atAddress = { resolution, caller: callerOf(identity, resolution, facts) }
  byAddress.set(facts.ip, atAddress)
  return atAddress
}

interface CallerOptions extends AccountOptions {
  readonly facts: RequestFacts
}

function callerAt(atAddress: EntryAtAddress, { identity }: Entry, { facts, allowsMissingTfa = false }: CallerOptions): Caller {
  if (atAddress.resolution.isTfaDue && !allowsMissingTfa) throw forbidden('Two-factor authentication has to be set up first')
  const { userAgent, origin } = atAddress.caller
  if (userAgent !== facts.userAgent || origin !== facts.origin) atAddress.caller = callerOf(identity, atAddress.resolution, facts)
  return atAddress.caller
}

function callerOf({ user, role, session, family, share }: TokenIdentity, resolution: Resolution, facts: RequestFacts): Caller {
  const { roles, policies, isAdmin, isApp, isTfaDue } = resolution
  const { ip, userAgent, origin } = facts
  const rights = isTfaDue ? withoutRights : { roles, policies, isAdmin, isApp }
  return { user, role, session, family, share, ...rights, ip, userAgent, origin }
}

/** The user of an account. @throws {RectoError} INVALID_CREDENTIALS when it is anonymous */
export function requireUser(account: Account): string {
  if (account.user === null) throw new RectoError('INVALID_CREDENTIALS')
  return account.user
}

import type { Bus } from '@recto/bus'
import { forbidden, RectoError } from '@recto/errors'
import type { Account, Platform } from '@recto/pipeline'
import QuickLRU from 'quick-lru'
import { createForgetter } from './forgetter.ts'
import { type Identity, identify } from './identify.ts'
import type { RequestFacts } from './request-facts.ts'
import type { Sessions } from './sessions.ts'
import type { Tokens } from './tokens.ts'

/** Who asks, and by which login. */
export interface Caller extends Account {
  /** The login the token goes back to; `null` for static tokens and nobody. */
  readonly family: string | null
}

/** Turns tokens into accounts. What a token means is remembered, so that most requests ask the database nothing. */
export interface Accounts {
  /**
   * Who asks. No token: nobody in particular.
   * @throws {RectoError} INVALID_CREDENTIALS, TOKEN_EXPIRED or INVALID_TOKEN when the token does not hold; FORBIDDEN when a policy
   * demands a second factor that its user has not set up
   */
  accountFor(token: string | null, facts: RequestFacts, options?: AccountForOptions): Promise<Caller>
  /** As {@link accountFor}, at once; `null` when it is not remembered. */
  recall(token: string | null, facts: RequestFacts, options?: AccountForOptions): Caller | null
  /**
   * Forgets what is remembered of a user, here and on all instances; of everybody without one. To be called when users or
   * sessions change; roles and policies are noticed.
   */
  forget(user?: string | null): void
}

export interface AccountForOptions {
  /** For what one needs to set up a second factor. @default false */
  readonly mayLackTfa?: boolean
}

export interface AccountsOptions {
  readonly platform: Platform
  readonly tokens: Tokens
  readonly sessions: Sessions
  /** How instances tell each other what to forget. */
  readonly bus: Bus
  /** How long a change made by another process may go unnoticed. @default 5000 */
  readonly trustMs?: number
  /** Tokens remembered. @default 10000 */
  readonly capacity?: number
}

/** What follows from an identity at each address. */
interface Known {
  readonly identity: Identity
  readonly trustedUntil: number
  /** When it was asked for, as the forgetter counts. */
  readonly learntAt: number
  readonly byAddress: Map<string | null, AtAddress>
}

interface AtAddress {
  readonly resolution: Resolution
  /** The last one: requests of one program are all alike. */
  caller: Caller
}

type Resolution = Pick<Account, 'roles' | 'policies' | 'isAdmin' | 'isApp'> & { readonly isTfaDue: boolean }

/** Addresses one token may come from before the oldest is forgotten. */
const addressesPerToken = 32

const nobody: Identity = {
  user: null,
  role: null,
  session: null,
  family: null,
  share: null,
  lacksTfa: false,
  validUntil: Number.POSITIVE_INFINITY,
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { platform, bus, trustMs = 5000, capacity = 10_000 } = options
  const known = new QuickLRU<string, Known>({ maxSize: capacity })
  const forgetter = createForgetter(bus)
  platform.accessCache.onClear(forgetter.forgetHere)
  let anonymous = knowing(nobody, Number.POSITIVE_INFINITY, forgetter.now())

  const learn = async (token: string): Promise<Known> => {
    // What was read before a change must not outlive it.
    const since = forgetter.now()
    const identity = await identify(token, options)
    const found = knowing(identity, Math.min(identity.validUntil, platform.now().getTime() + trustMs), since)
    known.set(token, found)
    return found
  }
  const holds = ({ identity, learntAt }: Known): boolean => !forgetter.wasForgotten(identity.user, learntAt)
  const knownNobody = (): Known => {
    if (!holds(anonymous)) anonymous = knowing(nobody, Number.POSITIVE_INFINITY, forgetter.now())
    return anonymous
  }
  const remembered = (token: string | null): Known | null => {
    if (token === null) return knownNobody()
    const found = known.get(token)
    return found !== undefined && platform.now().getTime() < found.trustedUntil && holds(found) ? found : null
  }
  return {
    forget: forgetter.forget,
    async accountFor(token, facts, accountOptions = {}) {
      const found = remembered(token) ?? (await learn(token ?? ''))
      return callerAt(found.byAddress.get(facts.ip) ?? (await resolve(found, facts, platform)), found, { facts, ...accountOptions })
    },
    recall(token, facts, accountOptions = {}) {
      const found = remembered(token)
      const there = found?.byAddress.get(facts.ip)
      return found === null || there === undefined ? null : callerAt(there, found, { facts, ...accountOptions })
    },
  }
}

function knowing(identity: Identity, trustedUntil: number, learntAt: number): Known {
  return { identity, trustedUntil, learntAt, byAddress: new Map() }
}

async function resolve({ identity, byAddress }: Known, facts: RequestFacts, platform: Platform): Promise<AtAddress> {
  const { user, role, lacksTfa } = identity
  const { roles, policies, isAdmin, isApp, enforcesTfa } = await platform.accessCache.resolve({ user, role, ip: facts.ip })
  const resolution = { roles, policies, isAdmin, isApp, isTfaDue: enforcesTfa && lacksTfa }
  const [oldest] = byAddress.keys()
  if (byAddress.size >= addressesPerToken && oldest !== undefined) byAddress.delete(oldest)
  const there = { resolution, caller: callerOf(identity, resolution, facts) }
  byAddress.set(facts.ip, there)
  return there
}

interface Asking extends AccountForOptions {
  readonly facts: RequestFacts
}

function callerAt(there: AtAddress, { identity }: Known, { facts, mayLackTfa = false }: Asking): Caller {
  if (there.resolution.isTfaDue && !mayLackTfa) throw tfaDue()
  const { userAgent, origin } = there.caller
  if (userAgent !== facts.userAgent || origin !== facts.origin) there.caller = callerOf(identity, there.resolution, facts)
  return there.caller
}

function callerOf({ user, role, session, family, share }: Identity, resolution: Resolution, facts: RequestFacts): Caller {
  const { roles, policies, isAdmin, isApp } = resolution
  return { user, role, session, family, share, roles, policies, isAdmin, isApp, ...facts }
}

function tfaDue(): RectoError {
  return forbidden('Two-factor authentication has to be set up first')
}

/** The account of an anonymous caller must be refused where a user is needed. */
export function demandUser(account: Account): string {
  if (account.user === null) throw new RectoError('INVALID_CREDENTIALS')
  return account.user
}

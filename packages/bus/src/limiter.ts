import { isIPv4, isIPv6 } from 'node:net'
import { RectoError } from '@recto/errors'

/** How often something may happen. */
export interface LimiterOptions {
  /** Names the counter. */
  readonly name: string
  /** Times within the period. */
  readonly points: number
  /** The period; `null`: it ends only with `reset`. */
  readonly durationMs: number | null
}

/** The result of counting one more time. */
export interface LimiterResult {
  readonly isAllowed: boolean
  /** Times within the period, this one included. */
  readonly count: number
  /** When the period ends. */
  readonly resetsAt: Date
}

/** Counts how often something happens, by key. */
export interface Limiter {
  readonly points: number
  /** Counts one more time. @throws {RectoError} SERVICE_UNAVAILABLE when the counter can't be reached */
  consume(key: string): Promise<LimiterResult>
  reset(key: string): Promise<void>
}

/**
 * The key under which the requests of a client are counted. An IPv6 customer owns at least a /64 network (RFC 6177), so its
 * addresses share a key. Invalid addresses, as in forged headers, share one too.
 */
export function addressKey(ip: string | null | undefined): string {
  const address = ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  if (isIPv4(address)) return address
  return isIPv6(address) ? `${networkOf(address)}::/64` : 'unknown'
}

/** The first four groups, written out: one network is one text. */
function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : 8 - before.length - after.length - (after.at(-1)?.includes('.') ? 1 : 0)
  const groups = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Counts one more time, unless there is no limiter.
 * @throws {RectoError} REQUESTS_EXCEEDED when that was too many
 */
export async function consumeRateLimit(limiter: Limiter | null, key: string): Promise<void> {
  if (limiter === null) return
  const { isAllowed, resetsAt } = await limiter.consume(key)
  if (!isAllowed) throw new RectoError('REQUESTS_EXCEEDED', { extensions: { limit: limiter.points, reset: resetsAt.toISOString() } })
}

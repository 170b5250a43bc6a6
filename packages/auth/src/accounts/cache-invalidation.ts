import type { Bus } from '@recto/bus'

/**
 * Tells which cached accounts are stale, on all instances. Time is counted in invalidations: an entry is stale when its user was
 * invalidated after the entry was read.
 */
export interface CacheInvalidation {
  /** The number of invalidations so far; to be read before the data of an entry is. */
  now(): number
  /** Whether an entry about a user that was read at that time is stale. */
  isStale(user: string | null, readAt: number): boolean
  /** Invalidates the entries of a user on all instances; without a user, all entries. */
  invalidate(user?: string | null): void
  /** Invalidates all entries of this instance. */
  invalidateHere(): void
}

/** Instances of earlier versions know the channel by this name. */
const channel = 'auth.forget'

/** Users invalidated one by one; beyond that number all entries are invalidated instead. */
const usersMax = 10_000

/** Creates an invalidation that follows other instances. When messages may have been lost, all entries are stale. */
export function createCacheInvalidation(bus: Bus): CacheInvalidation {
  let time = 0
  let allAt = 0
  const usersAt = new Map<string, number>()
  const invalidateHere = (): void => {
    time += 1
    allAt = time
    usersAt.clear()
  }
  const invalidateUser = (user: string): void => {
    if (usersAt.size >= usersMax) invalidateHere()
    time += 1
    usersAt.set(user, time)
  }
  bus.subscribe(channel, (user) => (typeof user === 'string' ? invalidateUser(user) : invalidateHere()))
  bus.onGap(invalidateHere)
  return {
    now: () => time,
    isStale: (user, readAt) => readAt < allAt || (user !== null && readAt < (usersAt.get(user) ?? 0)),
    invalidate: (user = null) => void bus.publish(channel, user),
    invalidateHere,
  }
}

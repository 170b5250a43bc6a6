import type { Coordination } from '@recto/bus'
import { RectoError } from '@recto/errors'

/** Counts attempts to log in, by user. */
export interface LoginAttempts {
  /** How many there have been since the last reset, this one included. @throws {RectoError} SERVICE_UNAVAILABLE */
  count(user: string): Promise<number>
  reset(user: string): Promise<void>
}

/** More than anyone will configure: how many are too many is a setting, which may change at any time. */
const pointsMax = 1_000_000_000

/** Counts where instances count together. Without a counter nobody logs in: guessing would be free. */
export function countAttempts(coordination: Coordination): LoginAttempts {
  const limiter = coordination.limiter({ name: 'login-attempts', points: pointsMax, durationMs: null })
  return {
    count: (user) => orUnavailable(async () => (await limiter.take(user)).count),
    reset: (user) => orUnavailable(() => limiter.reset(user)),
  }
}

async function orUnavailable<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    const reason = "Attempts to log in can't be counted"
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'authentication', reason }, cause })
  }
}

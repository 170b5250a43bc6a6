import { addressKey, type Coordination } from '@recto/bus'
import { RectoError } from '@recto/errors'

/** Counts failed attempts to log in, by user. */
export interface LoginAttempts {
  /** The attempts since the last reset, this one included. @throws {RectoError} SERVICE_UNAVAILABLE */
  count(user: string): Promise<number>
  /** The attempts of one address on a user within the last quarter of an hour. @throws {RectoError} SERVICE_UNAVAILABLE */
  countAt(user: string, address: string | null): Promise<number>
  /** Starts counting from zero again, also those of one address. @throws {RectoError} SERVICE_UNAVAILABLE */
  reset(user: string, address?: string | null): Promise<void>
}

/** The limiter only counts: how many attempts are allowed is a setting of the project, which may change at any time. */
const pointsMax = 1_000_000_000

/** Counts attempts on all instances together. When they can't be counted, login fails, since guessing would be unlimited. */
export function createLoginAttempts(coordination: Coordination): LoginAttempts {
  const limiter = coordination.limiter({ name: 'login-attempts', points: pointsMax, durationMs: null })
  const atAddress = coordination.limiter({ name: 'login-attempts-at', points: pointsMax, durationMs: 15 * 60_000 })
  return {
    countAt: (user, address) => orUnavailable(async () => (await atAddress.consume(placeOf(user, address))).count),
    count: (user) => orUnavailable(async () => (await limiter.consume(user)).count),
    reset: (user, address = null) =>
      orUnavailable(async () => {
        await limiter.reset(user)
        await atAddress.reset(placeOf(user, address))
      }),
  }
}

function placeOf(user: string, address: string | null): string {
  return `${user}|${addressKey(address)}`
}

async function orUnavailable<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    const reason = "Attempts to log in can't be counted"
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'authentication', reason }, cause })
  }
}

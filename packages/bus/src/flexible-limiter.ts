import { RectoError } from '@recto/errors'
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limiter, LimiterOptions, LimiterResult } from './limiter.ts'

/** Adapts a limiter of the `rate-limiter-flexible` package. */
export function flexibleLimiter(limiter: RateLimiterAbstract, { points }: LimiterOptions): Limiter {
  return {
    points,
    async consume(key) {
      try {
        return toResult(await limiter.consume(key), true)
      } catch (error) {
        if (error instanceof RateLimiterRes) return toResult(error, false)
        throw unavailable(error)
      }
    },
    async reset(key) {
      await limiter.delete(key).catch((error: unknown) => {
        throw unavailable(error)
      })
    },
  }
}

/** Its options; it counts in whole seconds, and 0 is for ever. */
export function flexibleOptions({ name, points, durationMs }: LimiterOptions): {
  readonly keyPrefix: string
  readonly points: number
  readonly duration: number
} {
  return { keyPrefix: name, points, duration: durationMs === null ? 0 : Math.max(1, Math.ceil(durationMs / 1000)) }
}

function toResult({ consumedPoints, msBeforeNext }: RateLimiterRes, isAllowed: boolean): LimiterResult {
  return { isAllowed, count: consumedPoints, resetsAt: new Date(Date.now() + Math.max(0, msBeforeNext)) }
}

function unavailable(cause: unknown): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'rate-limiter', reason: "The counter can't be reached" }, cause })
}

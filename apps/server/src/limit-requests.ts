import { addressKey, type Coordination, type Limiter, type Taken } from '@recto/bus'
import { RectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Values } from './config/known-variables.ts'
import { StartError } from './config/start-error.ts'

export interface RequestLimitOptions {
  readonly values: Values
  readonly coordination: Coordination
  readonly ipOf: (request: FastifyRequest) => string | undefined
  readonly log: Log
}

/**
 * Refuses requests when there were too many, altogether or from one address, before anyone asks who is there.
 * @throws {StartError} when a limit for all makes no sense beside the one for each
 */
export function limitRequests(fastify: FastifyInstance, { values, coordination, ipOf, log }: RequestLimitOptions): void {
  if (!values.RATE_LIMITER_ENABLED) {
    if (values.RATE_LIMITER_GLOBAL_ENABLED) throw new StartError('"RATE_LIMITER_GLOBAL_ENABLED" is set, but "RATE_LIMITER_ENABLED" is not.')
    return
  }
  const each = rate(values.RATE_LIMITER_POINTS, values.RATE_LIMITER_DURATION)
  const all = rate(values.RATE_LIMITER_GLOBAL_POINTS, values.RATE_LIMITER_GLOBAL_DURATION)
  if (values.RATE_LIMITER_GLOBAL_ENABLED && all.points / all.durationMs <= each.points / each.durationMs)
    throw new StartError('"RATE_LIMITER_GLOBAL_POINTS" must allow more requests per second than "RATE_LIMITER_POINTS".')
  const perAddress = coordination.limiter({ name: values.RATE_LIMITER_KEY_PREFIX, ...each })
  const global = values.RATE_LIMITER_GLOBAL_ENABLED
    ? coordination.limiter({ name: `${values.RATE_LIMITER_KEY_PREFIX}-global`, ...all })
    : null
  fastify.addHook('onRequest', async (request) => {
    if (global !== null) await consume(global, 'all', log)
    await consume(perAddress, addressKey(ipOf(request) ?? request.ip), log)
  })
}

function rate(points: number, seconds: number): { readonly points: number; readonly durationMs: number } {
  return { points, durationMs: seconds * 1000 }
}

async function consume(limiter: Limiter, key: string, log: Log): Promise<void> {
  const taken = await limiter.take(key).catch((error: unknown) => uncounted(error, log))
  if (taken === null || taken.isAllowed) return
  throw new RectoError('REQUESTS_EXCEEDED', { extensions: { limit: limiter.points, reset: taken.resetsAt.toISOString() } })
}

/** Answering uncounted requests is better than answering none. */
function uncounted(error: unknown, log: Log): Taken | null {
  log.warn({ err: error }, 'A request could not be counted.')
  return null
}

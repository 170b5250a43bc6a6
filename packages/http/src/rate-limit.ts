import { addressKey, consumeRateLimit, type Limiter } from '@recto/bus'
import { RectoError } from '@recto/errors'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { AddressReader } from './client-address.ts'

/** How many requests are answered. */
export interface RateLimitOptions {
  /** Counts the requests of each client address. */
  readonly perAddress: Limiter
  /** Counts all requests together. @default no such limit */
  readonly global?: Limiter
  /** @default fastify's `request.ip` */
  readonly addressOf?: AddressReader
}

/** Refuses requests with 429 once their client, or all clients together, have sent too many; runs before authentication. */
export const rateLimitPlugin = fastifyPlugin<RateLimitOptions>(
  async (fastify: FastifyInstance, { perAddress, global, addressOf }: RateLimitOptions) => {
    const consume = (limiter: Limiter, key: string): Promise<void> =>
      consumeRateLimit(limiter, key).catch((error: unknown) => {
        if (error instanceof RectoError && error.code === 'REQUESTS_EXCEEDED') throw error
        // Answering a request that could not be counted is better than answering none.
        fastify.log.warn({ err: error }, 'A request could not be counted. Check the store of the rate limiter.')
      })
    fastify.addHook('onRequest', async (request) => {
      if (global !== undefined) await consume(global, 'all')
      await consume(perAddress, addressKey(addressOf?.(request) ?? request.ip))
    })
  },
)

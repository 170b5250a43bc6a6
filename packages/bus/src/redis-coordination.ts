import { RectoError } from '@recto/errors'
import type { Redis, RedisOptions } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { Coordination, CoordinationLog } from './coordination.ts'
import { flexibleLimiter, flexibleOptions } from './flexible-limiter.ts'
import { redisBus } from './redis-bus.ts'
import { redisLocks } from './redis-locks.ts'

/** How to connect to Redis, and the names of keys and channels. */
export interface RedisCoordinationOptions {
  /** A URL `redis://…`; without one, `client` has host and port. */
  readonly url?: string | null
  /** Options of ioredis: `host`, `port`, `tls` … */
  readonly client?: Readonly<Record<string, unknown>>
  /** @default `directus:bus` */
  readonly busNamespace?: string
  /** @default `directus:lock` */
  readonly lockNamespace?: string
  /** @default `directus:counters` */
  readonly counterNamespace?: string
  readonly log?: CoordinationLog
}

const connectTimeoutMs = 5000
/** Redis answers within milliseconds. Requests wait no longer for one that a network hides without ending its connections. */
const answerTimeoutMs = 2000

/**
 * Coordination over Redis. Lost connections are made again by themselves.
 * @throws {RectoError} SERVICE_UNAVAILABLE when Redis does not answer at the start
 */
export async function redisCoordination(options: RedisCoordinationOptions): Promise<Coordination> {
  const log = options.log ?? { warn: () => {} }
  // Most servers are alone and need no client.
  const { Redis: Client } = await import('ioredis')
  const open = (): Redis => connected(Client, options, log)
  const [publisher, subscriber] = [open(), open()]
  const close = async (): Promise<void> => {
    publisher.disconnect()
    subscriber.disconnect()
  }
  try {
    await Promise.all([publisher.connect(), subscriber.connect()])
    const bus = await redisBus({ publisher, subscriber, namespace: options.busNamespace ?? 'directus:bus', log })
    const counters = options.counterNamespace ?? 'directus:counters'
    return {
      isShared: true,
      bus,
      locks: redisLocks(publisher, options.lockNamespace ?? 'directus:lock'),
      limiter: (asked) => {
        const shared = flexibleOptions({ ...asked, name: `${counters}:${asked.name}` })
        return flexibleLimiter(new RateLimiterRedis({ ...shared, storeClient: publisher }), asked)
      },
      ping: () => ping(publisher),
      close,
    }
  } catch (error) {
    await close()
    throw unavailable(error)
  }
}

/** A client that fails at once while Redis is unreachable, instead of queueing commands. */
function connected(Client: typeof Redis, { url, client: own = {} }: RedisCoordinationOptions, log: CoordinationLog): Redis {
  const settings: RedisOptions = {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: connectTimeoutMs,
    commandTimeout: answerTimeoutMs,
    // Ends the connection, so that the next commands fail at once until there is another.
    socketTimeout: answerTimeoutMs,
    ...own,
  }
  const redis = url === undefined || url === null ? new Client(settings) : new Client(url, settings)
  redis.on('error', (error: unknown) => log.warn({ err: error }, 'Redis is unreachable. Check its address and credentials.'))
  return redis
}

async function ping(redis: Redis): Promise<number> {
  const since = performance.now()
  try {
    await redis.ping()
  } catch (error) {
    throw unavailable(error)
  }
  return performance.now() - since
}

function unavailable(cause: unknown): RectoError {
  const reason = `Redis can't be reached. ${cause instanceof Error ? cause.message : String(cause)}`
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'redis', reason }, cause })
}

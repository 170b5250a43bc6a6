import { type Coordination, memoryCoordination, redisCoordination } from '@recto/bus'
import { RectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import { prefixedObject } from './config/prefixed-object.ts'
import { StartError } from './config/start-error.ts'
import type { Config } from './config.ts'

/** Variables that are ours and none of the client's business. */
const ownNames = new Set([
  'REDIS_ENABLED',
  'REDIS_BUS_NAMESPACE',
  'REDIS_LOCK_NAMESPACE',
  'REDIS_COUNTERS_NAMESPACE',
  'REDIS_PERMISSIONS_NAMESPACE',
])

/**
 * What this instance shares with others: over Redis when it is configured, else nothing.
 * @throws {StartError} when Redis does not answer, or counters are to be kept there and it is not configured
 */
export async function openCoordination(config: Config, log: Log): Promise<Coordination> {
  const { values } = config
  const alone = memoryCoordination(log)
  if (!isRedisEnabled(config)) {
    if (values.RATE_LIMITER_STORE === 'redis')
      throw new StartError('"RATE_LIMITER_STORE" is "redis", but no Redis is configured; set "REDIS".')
    return alone
  }
  const shared = await connect(config, log)
  return values.RATE_LIMITER_STORE === 'memory' ? { ...shared, limiter: alone.limiter } : shared
}

function isRedisEnabled({ values, settings }: Config): boolean {
  return values.REDIS_ENABLED ?? Object.keys(settings).some((name) => /^REDIS(_|$)/i.test(name) && settings[name] !== '')
}

async function connect({ values, settings }: Config, log: Log): Promise<Coordination> {
  // Passwords are text, whatever they look like.
  const texts = Object.entries({ username: values.REDIS_USERNAME, password: values.REDIS_PASSWORD }).filter(([, value]) => value !== null)
  const client = { ...prefixedObject(settings, 'REDIS_', ownNames), ...Object.fromEntries(texts) }
  try {
    return await redisCoordination({
      url: values.REDIS,
      client,
      busNamespace: values.REDIS_BUS_NAMESPACE,
      lockNamespace: values.REDIS_LOCK_NAMESPACE,
      counterNamespace: values.REDIS_COUNTERS_NAMESPACE,
      log,
    })
  } catch (error) {
    if (error instanceof RectoError) throw new StartError(String(error.extensions['reason']), { cause: error })
    throw error
  }
}

import { type Coordination, memoryCoordination, redisCoordination } from '@recto/bus'
import { prefixedObject, StartError } from '@recto/config'
import { RectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import { knownVariables } from './config/known-variables.ts'
import type { Config } from './config.ts'

/** The known variables; the others are options of the client. */
const knownNames = new Set(Object.keys(knownVariables).filter((name) => name.startsWith('REDIS_')))

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
  const address = {
    host: values.REDIS_HOST,
    port: values.REDIS_PORT,
    username: values.REDIS_USERNAME,
    password: values.REDIS_PASSWORD,
    db: values.REDIS_DB,
  }
  const client = {
    ...prefixedObject(settings, 'REDIS_', { omit: knownNames }),
    ...Object.fromEntries(Object.entries(address).filter(([, value]) => value !== null)),
  }
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

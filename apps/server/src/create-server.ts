import type { Server as HttpServer } from 'node:http'
import { type Auth, createAuth } from '@recto/auth'
import type { Coordination } from '@recto/bus'
import {
  addressFromHeader,
  apiHeaders,
  collectRoutes,
  corsPlugin,
  headersPlugin,
  httpServerOptions,
  notFoundPlugin,
  pageHeaders,
  type RegisteredRoute,
  rateLimitPlugin,
  requestLogPlugin,
  transportPlugin,
  trustProxyOption,
} from '@recto/http'
import type { Mailer } from '@recto/mail'
import type { Outbound } from '@recto/outbound'
import type { Platform } from '@recto/pipeline'
import { authPlugin, authRoutes, restPlugin } from '@recto/rest'
import type { SendNotification } from '@recto/services'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Logger } from 'pino'
import { authCookieSettings, authOptions, publicUrl } from './auth-options.ts'
import { type StopCleaning, scheduleCleaning } from './clean-up.ts'
import type { Config } from './config.ts'
import { openCoordination } from './coordination.ts'
import { bootstrapAdmin } from './first-start.ts'
import { frontRoutes } from './front-routes.ts'
import { addressHeader, apiHeaderOptions, corsOptions, pageHeaderOptions, rateLimitOptions } from './http-options.ts'
import { createLog } from './log.ts'
import { mailNotifications } from './mail-notifications.ts'
import { openMailer } from './mailer.ts'
import { openOutbound } from './open-outbound.ts'
import { openPlatform, prepareTables, reachDatabase, startServices } from './open-platform.ts'
import { serverFacts } from './server-facts.ts'
import { shareChanges } from './share-changes.ts'
import { studioFolder, studioRoutes } from './studio-routes.ts'
import { readVersion } from './version.ts'

export interface ServerOptions {
  readonly config: Config
  /** @default one made from `LOG_LEVEL` and `LOG_STYLE` */
  readonly log?: Logger
}

/** A server that is ready but does not listen. */
export interface Server {
  readonly fastify: FastifyInstance
  readonly platform: Platform
  readonly auth: Auth
  readonly coordination: Coordination
  /** Requests to addresses that users choose. */
  readonly outbound: Outbound
  /** Everything that can be asked for. */
  readonly routes: readonly RegisteredRoute[]
  /** Ends requests under way, then the connections to the database. */
  close(): Promise<void>
}

/**
 * Connects to the database, brings Recto's tables up to date and puts the server together. Listening is left to the caller.
 * @throws {StartError} when the database can't be reached or prepared
 */
export async function createServer({ config, log = createLog(config.values) }: ServerOptions): Promise<Server> {
  const database = await reachDatabase(config.database)
  for (const warning of config.warnings) log.warn(warning)
  try {
    await prepareTables(database, log)
    const platform = await openPlatform(database, config, log)
    const coordination = await openCoordination(config, log)
    return await createOn({ config, platform, coordination, log }).catch(async (error: unknown) => {
      await coordination.close()
      throw error
    })
  } catch (error) {
    await database.connection.close()
    throw error
  }
}

/** The rest of the server, on a platform that is ready. */
async function createOn(base: Omit<Parts, 'auth' | 'sendNotification'>): Promise<Server> {
  const { config, platform, coordination, log } = base
  const outbound = openOutbound(config.values, log)
  const mailer = openMailer(config, platform, coordination)
  const sendNotification = mailNotifications({ mailer, publicUrl: publicUrl(config.values), log })
  startServices(platform, config, sendNotification)
  const auth = createAuth(authOptions(config, { platform, mailer, coordination }))
  shareChanges(platform, coordination.bus)
  await bootstrapAdmin(config, { platform, auth })
  const { server, routes } = await compose({ ...base, auth, sendNotification })
  const stopCleaning = scheduleCleaning(base)
  const close = (): Promise<void> => closeAll({ server, platform, coordination, mailer, outbound, stopCleaning })
  return { fastify: server, platform, auth, coordination, outbound, routes, close }
}

interface Parts {
  readonly config: Config
  readonly platform: Platform
  readonly auth: Auth
  readonly coordination: Coordination
  readonly sendNotification: SendNotification
  readonly log: Logger
}

interface Composed {
  readonly server: FastifyInstance
  readonly routes: readonly RegisteredRoute[]
}

async function compose(parts: Parts): Promise<Composed> {
  const { config, log } = parts
  const { values } = config
  const server = fastify({
    ...httpServerOptions({
      bodyLimitBytes: values.MAX_PAYLOAD_SIZE,
      queryString: { depthMax: values.QUERYSTRING_MAX_PARSE_DEPTH, arrayMax: values.QUERYSTRING_ARRAY_LIMIT },
    }),
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request costs as much as reading an item does; those few who log say which request it was.
    childLoggerFactory: (logger) => logger,
    trustProxy: trustProxyOption(values.IP_TRUST_PROXY),
    forceCloseConnections: 'idle',
  })
  const routes = collectRoutes(server)
  setHttpProperties(server.server, config)
  const cors = corsOptions(values)
  if (cors !== null) await server.register(corsPlugin, cors)
  if (log.isLevelEnabled('info')) await server.register(requestLogPlugin, { ignoredPaths: values.LOG_HTTP_IGNORE_PATHS })
  await server.register(notFoundPlugin)
  await server.register(headersPlugin, { headers: apiHeaders(apiHeaderOptions(config)) })
  await server.register(frontRoutes, { values })
  const headers = pageHeaders(pageHeaderOptions(config))
  if (values.SERVE_APP) await server.register(studioRoutes, { prefix: '/admin', folder: studioFolder(), headers })
  await server.register(async (api) => apiRoutes(api, { ...parts, routes }))
  return { server, routes }
}

/** Numbers Node's server has, timeouts mostly; its methods are not to be overwritten. */
function setHttpProperties(server: HttpServer, { httpServer }: Config): void {
  const numbers = Object.entries(httpServer).filter(
    ([name, value]) => typeof value === 'number' && typeof Reflect.get(server, name) === 'number',
  )
  Object.assign(server, Object.fromEntries(numbers))
}

/** Everything behind the question of who asks. */
async function apiRoutes(api: FastifyInstance, parts: Parts & Pick<Composed, 'routes'>): Promise<void> {
  const { config, platform, auth, coordination, sendNotification, routes } = parts
  const header = addressHeader(config.values)
  const address = header === null ? {} : { addressOf: addressFromHeader(header) }
  const rateLimit = rateLimitOptions(config.values, coordination)
  if (rateLimit !== null) await api.register(rateLimitPlugin, { ...rateLimit, ...address })
  const cookies = authCookieSettings(config.values)
  await api.register(authPlugin, { auth, cookies, ...address })
  await api.register(async (scope) => {
    await scope.register(transportPlugin, { isDevelopment: platform.isDevelopment })
    await scope.register(authRoutes, { auth, cookies })
  })
  await api.register(restPlugin, {
    platform,
    accountOf: (request) => request.account,
    routes,
    info: { version: readVersion(), facts: serverFacts(config) },
    importLimits: {
      timeoutMs: config.values.IMPORT_TIMEOUT,
      errorsMax: config.values.MAX_IMPORT_ERRORS,
      concurrentMax: config.values.IMPORT_MAX_CONCURRENCY,
      fileBytesMax: config.values.IMPORT_MAX_FILE_SIZE,
    },
    jobNotifications: { publicUrl: publicUrl(config.values).replace(/\/+$/, ''), sendNotification },
  })
}

interface OpenParts {
  readonly server: FastifyInstance
  readonly platform: Platform
  readonly coordination: Coordination
  readonly mailer: Mailer
  readonly outbound: Outbound
  readonly stopCleaning: StopCleaning
}

/** First what takes requests, last what answers them. */
async function closeAll({ server, platform, coordination, mailer, outbound, stopCleaning }: OpenParts): Promise<void> {
  platform.schemaCache.stop()
  await server.close()
  await Promise.all([platform.events.settled(), stopCleaning()])
  await Promise.all([mailer.close(), outbound.close(), coordination.close()])
  await platform.connection.close()
}

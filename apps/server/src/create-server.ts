import type { Auth } from '@recto/auth'
import type { Coordination } from '@recto/bus'
import type { SendNotification } from '@recto/content'
import { createTusServer, type Files, type TusServer } from '@recto/files'
import { collectRoutes, type RegisteredRoute, transportPlugin } from '@recto/http'
import {
  addressFromHeader,
  apiHeaders,
  assignServerProperties,
  corsPlugin,
  headersPlugin,
  httpServerOptions,
  pageHeaders,
  pressureLimitPlugin,
  rateLimitPlugin,
  requestLogPlugin,
  rootPlugin,
  trustProxyOption,
} from '@recto/http/server'
import type { Outbound } from '@recto/outbound'
import type { Platform } from '@recto/pipeline'
import type { OpenPlatform } from '@recto/platform'
import { authPlugin, authRoutes, restPlugin } from '@recto/rest'
import type { StorageLocations } from '@recto/storage'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Logger } from 'pino'
import { authCookieSettings, publicUrl } from './auth-options.ts'
import { bootstrapAdmin } from './bootstrap-admin.ts'
import type { Config } from './config.ts'
import { openCoordination } from './coordination.ts'
import { assetOptions, fileSettings } from './file-settings.ts'
import { healthOptions } from './health-options.ts'
import {
  addressHeader,
  apiHeaderOptions,
  corsOptions,
  originRules,
  pageHeaderOptions,
  pressureLimitOptions,
  rateLimitOptions,
} from './http-options.ts'
import { createLog } from './log.ts'
import { openConfiguredPlatform } from './open-configured-platform.ts'
import { openOutbound } from './open-outbound.ts'
import { openStorages } from './open-storages.ts'
import { rootRoutes } from './root-routes.ts'
import { serverInfo } from './server-info.ts'
import { startFileCleanup } from './start-file-cleanup.ts'
import { startRetention } from './start-retention.ts'
import { studioFolder, studioRoutes } from './studio-routes.ts'
import { readVersion } from './version.ts'

export interface ServerOptions {
  readonly config: Config
  /** @default one made from `LOG_LEVEL` and `LOG_STYLE` */
  readonly log?: Logger
  /** Where files are kept. @default as the configuration says */
  readonly storages?: StorageLocations
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
  /** Removes resumable uploads whose time is over, and gives how many. */
  removeExpiredUploads(): Promise<number>
  /** Ends requests under way, then the connections to the database. */
  close(): Promise<void>
}

/**
 * Connects to the database, brings Recto's tables up to date and puts the server together. Listening is left to the caller.
 * @throws {StartError} when the database can't be reached or prepared
 */
export async function createServer({ config, log = createLog(config.values), storages }: ServerOptions): Promise<Server> {
  for (const warning of config.warnings) log.warn(warning)
  const outbound = openOutbound(config.values, log)
  const coordination = await openCoordination(config, log)
  const files = { storages: storages ?? openStorages(config), outbound, settings: fileSettings(config.values) }
  const opened = await openConfiguredPlatform({ config, log, coordination, files }).catch(async (error: unknown) => {
    await coordination.close()
    throw error
  })
  const tus =
    opened.files === null || !config.values.TUS_ENABLED ? null : createTusServer(opened.files, publicUrl(config.values).replace(/\/+$/, ''))
  return await createOn({ ...opened, storages: files.storages, config, log, outbound, tus }).catch(async (error: unknown) => {
    await opened.close()
    throw error
  })
}

/** The rest of the server, on a platform that is ready. */
async function createOn(parts: Parts & Pick<OpenPlatform, 'close'>): Promise<Server> {
  const { config, platform, auth, coordination, mailer, log, outbound } = parts
  if (config.values.EMAIL_VERIFY_SETUP) {
    mailer?.verify().catch((error: unknown) => log.warn({ err: error }, 'Mail cannot be sent; check the EMAIL_ variables.'))
  }
  await bootstrapAdmin(config, { platform, auth })
  const { fastify: server, routes } = await compose(parts)
  const stopRetention = startRetention(config, platform, coordination)
  const removeExpiredUploads = async (): Promise<number> => (await parts.tus?.removeExpired()) ?? 0
  const stopCleanup = startFileCleanup(config, { platform, coordination, files: parts.files, removeExpiredUploads })
  /** First what accepts requests, last what answers them. */
  const close = async (): Promise<void> => {
    platform.schemaCache.stop()
    await server.close()
    await Promise.all([platform.events.settled(), stopRetention(), stopCleanup()])
    await outbound.close()
    await parts.close()
  }
  return { fastify: server, platform, auth, coordination, outbound, routes, removeExpiredUploads, close }
}

interface Parts {
  readonly config: Config
  readonly platform: Platform
  readonly auth: Auth
  readonly coordination: Coordination
  readonly sendNotification: SendNotification
  readonly files: Files | null
  readonly storages: StorageLocations
  readonly tus: TusServer | null
  readonly outbound: Outbound
  readonly mailer: OpenPlatform['mailer']
  readonly log: Logger
}

async function compose(parts: Parts): Promise<Pick<Server, 'fastify' | 'routes'>> {
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
  assignServerProperties(server.server, config.httpServer)
  await server.register(rootPlugin)
  const pressure = pressureLimitOptions(values)
  if (pressure !== null) await server.register(pressureLimitPlugin, pressure)
  const cors = corsOptions(values)
  if (cors !== null) await server.register(corsPlugin, cors)
  if (log.isLevelEnabled('info')) await server.register(requestLogPlugin, { ignoredPaths: values.LOG_HTTP_IGNORE_PATHS })
  await server.register(headersPlugin, { headers: apiHeaders(apiHeaderOptions(config)) })
  await server.register(rootRoutes, { values })
  const headers = pageHeaders(pageHeaderOptions(config))
  if (values.SERVE_APP) await server.register(studioRoutes, { prefix: '/admin', folder: studioFolder(), headers })
  await server.register(async (api) => apiRoutes(api, { ...parts, routes }))
  return { fastify: server, routes }
}

/** The routes that know who the caller is. */
async function apiRoutes(api: FastifyInstance, parts: Parts & Pick<Server, 'routes'>): Promise<void> {
  const { config, platform, auth, coordination, sendNotification, routes } = parts
  const header = addressHeader(config.values)
  const address = header === null ? {} : { addressOf: addressFromHeader(header) }
  const rateLimit = rateLimitOptions(config.values, coordination)
  if (rateLimit !== null) await api.register(rateLimitPlugin, { ...rateLimit, ...address })
  const cookies = authCookieSettings(config.values)
  await api.register(authPlugin, { auth, cookies, origins: originRules(config.values), ...address })
  await api.register(async (scope) => {
    await scope.register(transportPlugin, { isDevelopment: platform.isDevelopment })
    await scope.register(authRoutes, { auth, cookies })
  })
  await api.register(restPlugin, {
    platform,
    accountOf: (request) => request.account,
    passwords: auth.passwords,
    files: parts.files,
    assets: assetOptions(config),
    tus: parts.tus,
    routes,
    info: { version: readVersion(), publicUrl: publicUrl(config.values), facts: serverInfo(config) },
    hasOpenApi: config.values.OPENAPI_ENABLED,
    health: config.values.HEALTHCHECK_ENABLED ? healthOptions(parts) : null,
    importLimits: {
      timeoutMs: config.values.IMPORT_TIMEOUT,
      errorsMax: config.values.MAX_IMPORT_ERRORS,
      concurrentMax: config.values.IMPORT_MAX_CONCURRENCY,
      fileBytesMax: config.values.IMPORT_MAX_FILE_SIZE,
    },
    jobNotifications: { publicUrl: publicUrl(config.values).replace(/\/+$/, ''), sendNotification },
  })
}

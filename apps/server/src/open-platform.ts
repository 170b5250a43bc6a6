import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createCipher, createPasswords } from '@recto/auth'
import { type Connection, type Dialect, openDatabase } from '@recto/dialects'
import { EventBus } from '@recto/events'
import { createPlatform, createSchemaCache, type EventContext, type Log, type Platform } from '@recto/pipeline'
import { readSchema } from '@recto/schema'
import { recoverModel } from '@recto/schema-changes'
import { registerServices, type SendNotification } from '@recto/services'
import { migrate, migrationStatus, readMetadata } from '@recto/system'
import { hashSettings } from './auth-options.ts'
import type { DatabaseConfig } from './config/database-config.ts'
import { StartError } from './config/start-error.ts'
import type { Config } from './config.ts'

/** The configured database, reached. */
export interface Database {
  readonly dialect: Dialect
  readonly connection: Connection
}

/** @throws {StartError} when the database does not answer */
export async function reachDatabase({ client, connection, file }: DatabaseConfig): Promise<Database> {
  try {
    if (file !== null) mkdirSync(dirname(file), { recursive: true })
    return await openDatabase(client, connection)
  } catch (error) {
    throw new StartError(`Can't connect to the database. ${reasonOf(error)}`, { cause: error })
  }
}

/**
 * Brings Recto's tables up to date. A user with read rights only may start on tables that are there already.
 * @throws {StartError} when they are missing and can't be made
 */
export async function prepareTables(database: Database, log: Log): Promise<void> {
  try {
    const applied = await migrate(database)
    if (applied.length > 0) log.info({ applied }, "Recto's tables are up to date.")
  } catch (error) {
    const states = await migrationStatus(database)
    if (!states.some((state) => state.isApplied)) {
      throw new StartError(
        `Recto's tables are missing and can't be created. ${reasonOf(error)} Run "recto bootstrap" as a user who may create tables.`,
        { cause: error },
      )
    }
    log.warn({ err: error }, "Recto's tables can't be brought up to date; some things may not work.")
  }
}

/** The platform on a database whose tables are ready. */
export async function openPlatform(database: Database, config: Config, log: Log): Promise<Platform> {
  const { values } = config
  const scope = await schemaScope(database, config.database)
  const schemaCache = await createSchemaCache({
    read: (connection = database.connection) => readSchema({ ...database, connection, ...scope, metadata: readMetadata }),
    fingerprint: () => database.dialect.catalogFingerprint(database.connection, scope),
    pollIntervalMs: values.CACHE_SCHEMA_POLL_INTERVAL,
    log,
  })
  const events = new EventBus<EventContext>({ onHandlerError: (error, event) => log.error({ err: error, event }, 'A listener failed.') })
  const limits = {
    limitDefault: values.QUERY_LIMIT_DEFAULT,
    limitMax: values.QUERY_LIMIT_MAX,
    depthMax: values.MAX_RELATIONAL_DEPTH,
    jsonDepthMax: values.MAX_JSON_QUERY_DEPTH,
    batchMutationMax: Number.isFinite(values.MAX_BATCH_MUTATION) ? values.MAX_BATCH_MUTATION : -1,
  }
  const hashSecret = createPasswords(hashSettings(values)).hash
  const cipher = createCipher(config.secret)
  const isDevelopment = values.NODE_ENV === 'development'
  const platform = createPlatform({ ...database, schemaCache, events, limits, log, hashSecret, cipher, isDevelopment })
  startServices(platform, config)
  await recoverModel(platform).catch((error: unknown) =>
    log.warn({ err: error }, "Whether a change of the data model was cut off can't be told; the next one will look again."),
  )
  return platform
}

/** What system collections do beyond storing rows. Called again with a way to send mails, when there is one. */
export function startServices(platform: Platform, { values }: Config, sendNotification?: SendNotification): void {
  registerServices(platform, {
    publicUrl: values.PUBLIC_URL.replace(/\/$/, ''),
    userLimits: { admin: values.USERS_ADMIN_ACCESS_LIMIT, app: values.USERS_APP_ACCESS_LIMIT, api: values.USERS_API_ACCESS_LIMIT },
    ...(sendNotification === undefined ? {} : { sendNotification }),
  })
}

interface SchemaScope {
  readonly schemas?: readonly string[]
  readonly excludeTables?: readonly string[]
}

/** Recto's own tables live in the default schema, so that one is always among those that are read. */
async function schemaScope({ dialect, connection }: Database, { schemas, excludeTables }: DatabaseConfig): Promise<SchemaScope> {
  if (schemas.length === 0) return { excludeTables }
  const { defaultSchema } = await dialect.introspect(connection, { excludeTables })
  return { excludeTables, schemas: [...new Set([...(defaultSchema === null ? [] : [defaultSchema]), ...schemas])] }
}

/** What a driver says, on one line. Some gather several errors, one per address tried. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const root: unknown = cause instanceof AggregateError ? cause.errors[0] : cause
  const [line = ''] = (root instanceof Error ? root.message : String(root)).split('\n', 1)
  return line.trim().replace(/\.?$/, '.')
}

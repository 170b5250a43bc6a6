import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Coordination } from '@recto/bus'
import { StartError } from '@recto/config'
import { openDatabase } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import { type Database, firstLine, type OpenPlatform, openPlatform, type PlatformSettings } from '@recto/platform'
import { authOptions, publicUrl } from './auth-options.ts'
import type { DatabaseConfig } from './config/database-config.ts'
import type { Config } from './config.ts'
import { mailTransport } from './mail-transport.ts'

/** @throws {StartError} when the database does not answer */
export async function reachDatabase({ client, connection, file }: DatabaseConfig): Promise<Database> {
  try {
    if (file !== null) mkdirSync(dirname(file), { recursive: true })
    return await openDatabase(client, connection)
  } catch (error) {
    throw new StartError(`Can't connect to the database. ${firstLine(error)}`, { cause: error })
  }
}

interface Environment {
  readonly config: Config
  readonly log: Log
  /** Absent for commands: they send no mail and share nothing with other instances. */
  readonly coordination?: Coordination
  /** Absent for commands that touch no contents. */
  readonly files?: NonNullable<PlatformSettings['files']>
}

/** The platform as the configuration describes it. @throws {StartError} when the database can't be reached or prepared */
export async function openConfiguredPlatform({ config, log, coordination, files }: Environment): Promise<OpenPlatform> {
  const shared = coordination === undefined ? {} : { coordination, mail: mailSettings(config, coordination) }
  const settings = { ...platformSettings(config, log), ...shared, ...(files === undefined ? {} : { files }) }
  const database = await reachDatabase(config.database)
  try {
    return await openPlatform({ database, ...settings })
  } catch (error) {
    if (error instanceof RectoError) throw new StartError(String(error.extensions['reason'] ?? error.message), { cause: error })
    throw error
  }
}

function mailSettings(config: Config, coordination: Coordination): NonNullable<PlatformSettings['mail']> {
  const { EMAIL_FROM: from, EMAIL_TEMPLATES_PATH: templatesFolder } = config.values
  return { transport: mailTransport(config, coordination), from, templatesFolder }
}

function platformSettings(config: Config, log: Log): PlatformSettings {
  const { values, database, secret } = config
  return {
    secret,
    publicUrl: publicUrl(values),
    auth: authOptions(config, log),
    userLimits: { admin: values.USERS_ADMIN_ACCESS_LIMIT, app: values.USERS_APP_ACCESS_LIMIT, api: values.USERS_API_ACCESS_LIMIT },
    limits: {
      limitDefault: values.QUERY_LIMIT_DEFAULT,
      limitMax: values.QUERY_LIMIT_MAX,
      depthMax: values.MAX_RELATIONAL_DEPTH,
      jsonDepthMax: values.MAX_JSON_QUERY_DEPTH,
      batchMutationMax: Number.isFinite(values.MAX_BATCH_MUTATION) ? values.MAX_BATCH_MUTATION : -1,
    },
    schemas: database.schemas,
    excludeTables: database.excludeTables,
    schemaPollIntervalMs: values.CACHE_SCHEMA_POLL_INTERVAL,
    isDevelopment: values.NODE_ENV === 'development',
    log,
  }
}

import { randomBytes } from 'node:crypto'
import { type Auth, createAuth, createCipher, createPasswords, registerAccountHooks } from '@recto/auth'
import { type Coordination, memoryCoordination } from '@recto/bus'
import { registerContentHooks, type SendNotification } from '@recto/content'
import { openDatabase } from '@recto/dialects'
import { type Files, openFiles } from '@recto/files'
import type { Mailer } from '@recto/mail'
import { openPipeline, type Platform, silentLog } from '@recto/pipeline'
import { recoverSchemaChange } from '@recto/schema-changes'
import { createPlatformMailer } from './create-platform-mailer.ts'
import type { Database, OpenPlatformOptions, PlatformSettings } from './platform-options.ts'
import { prepareTables } from './prepare-tables.ts'
import { notificationSender } from './send-notification.ts'
import { syncCaches } from './sync-caches.ts'

/** Everything of Recto that needs no transport, ready for requests. */
export interface OpenPlatform {
  /** What requests run on: `runRequest(input, createContext(platform, account))`. */
  readonly platform: Platform
  readonly auth: Auth
  /** `null`: mail is not set up. */
  readonly mailer: Mailer | null
  /** `null`: no place was given to keep contents in. */
  readonly files: Files | null
  readonly coordination: Coordination
  /** Sends a notification by mail; does nothing when mail is not set up. */
  readonly sendNotification: SendNotification
  /** Waits for event handlers under way, then closes mail, storage, coordination and the database, in this order. */
  close(): Promise<void>
}

/**
 * Opens a database, runs the migrations that are missing, and puts caches, events, collection hooks, accounts and mail
 * together, each once.
 * @throws {RectoError} SERVICE_UNAVAILABLE when the database can't be reached or its tables can't be created
 */
export async function openPlatform(options: OpenPlatformOptions): Promise<OpenPlatform> {
  const { database: given, client, connection: config, ...settings } = options
  const database = given ?? (await openDatabase(client ?? '', config ?? {}))
  try {
    return await openOn(database, settings)
  } catch (error) {
    await database.connection.close()
    throw error
  }
}

async function openOn(database: Database, settings: PlatformSettings): Promise<OpenPlatform> {
  const {
    secret = randomBytes(32).toString('base64url'),
    publicUrl = 'http://localhost:8055',
    auth: authOptions,
    mail,
    userLimits,
    files: fileOptions,
    ...rest
  } = settings
  const { coordination: sharedCoordination, ...pipelineOptions } = rest
  const log = settings.log ?? silentLog
  await prepareTables(database, log)
  const hashSecret = createPasswords(authOptions?.hashing).hash
  const platform = await openPipeline(database, { ...pipelineOptions, hashSecret, cipher: createCipher(secret) })
  const ownUrl = publicUrl.replace(/\/+$/, '')
  const coordination = sharedCoordination ?? memoryCoordination(log)
  const mailer = mail === undefined ? null : createPlatformMailer(platform, mail, ownUrl)
  const sendNotification = mailer === null ? async () => {} : notificationSender({ mailer, publicUrl: ownUrl, log })
  registerAccountHooks(platform, userLimits === undefined ? {} : { userLimits })
  const files = fileOptions === undefined ? null : openFiles({ ...fileOptions, platform, locks: coordination.locks, secret })
  registerContentHooks(platform, { publicUrl: ownUrl, sendNotification })
  await recoverSchemaChange(platform).catch((error: unknown) =>
    log.warn({ err: error }, 'An interrupted schema change could not be looked for; the next schema change will try again.'),
  )
  const auth = createAuth({ ...authOptions, platform, secret, publicUrl, coordination, ...(mailer === null ? {} : { mailer }) })
  syncCaches(platform, coordination.bus)
  return {
    platform,
    auth,
    mailer,
    files,
    coordination,
    sendNotification,
    close: () => closePlatform({ platform, coordination, mailer, files }),
  }
}

async function closePlatform(opened: Pick<OpenPlatform, 'platform' | 'coordination' | 'mailer' | 'files'>): Promise<void> {
  const { platform, coordination, mailer, files } = opened
  platform.schemaCache.stop()
  await platform.events.settled()
  await Promise.all([mailer?.close(), files?.storages.close(), coordination.close()])
  await platform.connection.close()
}

import type { Connection, Dialect } from '@recto/dialects'
import { RectoError } from '@recto/errors'
import type { EventBus } from '@recto/events'
import { createPlanCache } from '@recto/query'
import { createAccessCache } from './access/create-access-cache.ts'
import type { EventContext } from './event-context.ts'
import { defaultLimits, type RequestLimits } from './limits.ts'
import { type Log, silentLog } from './log.ts'
import type { Platform } from './platform.ts'
import type { SchemaCache } from './schema-cache/schema-cache.ts'
import { type Cipher, refusingCipher } from './secrets/cipher.ts'

export interface PlatformOptions {
  readonly dialect: Dialect
  readonly connection: Connection
  readonly schemaCache: SchemaCache
  readonly events: EventBus<EventContext>
  /** @default {@link defaultLimits} */
  readonly limits?: Partial<RequestLimits>
  /** @default a log that writes nothing */
  readonly log?: Log
  /** @default the system clock */
  readonly now?: () => Date
  /** @default one that refuses: such fields cannot be written */
  readonly hashSecret?: (text: string) => Promise<string>
  /** @default one that refuses: such fields cannot be written */
  readonly cipher?: Cipher
  /** @default false */
  readonly isDevelopment?: boolean
}

/** Puts a platform together. Runs nothing: the schema cache was loaded before, policies are read when first needed. */
export function createPlatform(options: PlatformOptions): Platform {
  const platform: Platform = {
    dialect: options.dialect,
    connection: options.connection,
    schemaCache: options.schemaCache,
    accessCache: createAccessCache(() => platform),
    planCache: createPlanCache(),
    events: options.events,
    collectionHooks: new Map(),
    limits: { ...defaultLimits, ...options.limits },
    log: options.log ?? silentLog,
    now: options.now ?? (() => new Date()),
    hashSecret: options.hashSecret ?? refuseToHash,
    cipher: options.cipher ?? refusingCipher,
    isDevelopment: options.isDevelopment ?? false,
  }
  return platform
}

async function refuseToHash(): Promise<string> {
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'hash', reason: 'No way to hash was configured' } })
}

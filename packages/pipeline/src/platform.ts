import type { Connection, Dialect } from '@recto/dialects'
import type { EventBus } from '@recto/events'
import type { PlanCache } from '@recto/query'
import type { AccessCache } from './access/access-cache.ts'
import type { EventContext } from './event-context.ts'
import type { RequestLimits } from './limits.ts'
import type { Log } from './log.ts'
import type { SchemaCache } from './schema-cache/schema-cache.ts'
import type { Cipher } from './secrets/cipher.ts'

/** One database with everything Recto keeps in memory about it. Transports and commands receive one; they write no statements themselves. */
export interface Platform {
  readonly dialect: Dialect
  readonly connection: Connection
  readonly schemaCache: SchemaCache
  /** Policies and permissions. `accessCache.clear()` makes a change of either count from the next request on. */
  readonly accessCache: AccessCache
  /** Compiled reads by their shape. */
  readonly planCache: PlanCache
  readonly events: EventBus<EventContext>
  /** What single collections do beyond storing rows, by name. Filled by `defineCollectionHooks`, which knows their shape. */
  readonly collectionHooks: Map<string, unknown>
  readonly limits: RequestLimits
  readonly log: Log
  readonly now: () => Date
  /** How values of fields with the special `hash` are kept. */
  readonly hashSecret: (text: string) => Promise<string>
  /** How values of fields with the special `encrypt` are kept. */
  readonly cipher: Cipher
  /** Stage timings and error stacks are shown. */
  readonly isDevelopment: boolean
}

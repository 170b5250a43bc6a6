import type { Account } from '@recto/permissions'
import type { Schema } from '@recto/schema'
import type { Platform } from './platform.ts'
import { startTimings, type Timings } from './timings.ts'

/** What one request knows besides what it asks: who, on which platform, under which schema. */
export interface Context {
  readonly platform: Platform
  readonly account: Account
  /** The schema when the request began; it does not change under a running request. */
  readonly schema: Schema
  /** The moment of the request: `$NOW` has this value everywhere in the request. */
  readonly now: Date
  /** Values of `$CURRENT_USER.…` and its likes already looked up for this request. */
  readonly variables: Map<string, unknown>
  /** Filled in development, for the `Server-Timing` header. */
  readonly timings: Timings | null
  /** Aborted when the caller goes away: what still runs for it is ended where the engine can. */
  readonly signal?: AbortSignal
}

/** The context of one request of this account. */
export function createContext(platform: Platform, account: Account, signal?: AbortSignal): Context {
  const context = {
    platform,
    account,
    schema: platform.schemaCache.current(),
    now: platform.now(),
    variables: new Map<string, unknown>(),
    timings: platform.isDevelopment ? startTimings() : null,
  }
  return signal === undefined ? context : { ...context, signal }
}

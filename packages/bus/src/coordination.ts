import type { Bus } from './bus.ts'
import type { Limiter, LimiterOptions } from './limiter.ts'
import type { Locks } from './locks.ts'

/** What the instances of an installation share: messages, locks and counters. */
export interface Coordination {
  /** Whether other instances take part. */
  readonly isShared: boolean
  readonly bus: Bus
  readonly locks: Locks
  /** A counter by name; instances that use the same name share it. */
  limiter(options: LimiterOptions): Limiter
  /** The latency of the store in milliseconds. @throws {RectoError} SERVICE_UNAVAILABLE when it does not */
  ping(): Promise<number>
  /** Closes the connections; no messages arrive afterwards. */
  close(): Promise<void>
}

/** Receives warnings; a pino logger fits. */
export interface CoordinationLog {
  warn(facts: object, message: string): void
}

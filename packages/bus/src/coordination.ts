import type { Bus } from './bus.ts'
import type { Limiter, LimiterOptions } from './limiter.ts'
import type { Locks } from './locks.ts'

/** What the instances of one installation share. Alone, an instance shares with itself. */
export interface Coordination {
  /** Whether other instances take part. */
  readonly isShared: boolean
  readonly bus: Bus
  readonly locks: Locks
  /** A counter of its own; the same name on another instance is the same counter. */
  limiter(options: LimiterOptions): Limiter
  /** Milliseconds the store takes to answer. @throws {RectoError} SERVICE_UNAVAILABLE when it does not */
  ping(): Promise<number>
  /** Ends connections. Afterwards nothing is heard any more. */
  close(): Promise<void>
}

/** Where this package reports what nobody asked for. pino fits. */
export interface CoordinationLog {
  warn(facts: object, message: string): void
}

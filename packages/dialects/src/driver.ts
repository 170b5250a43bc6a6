import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely'
import type { SharedReads } from './connection/shared-reads.ts'
import type { StatementRunner } from './connection.ts'
import type { Statement } from './sql.ts'

/**
 * kysely's driver of an engine, whose sessions also know statement names, answers as text and cancelling. A
 * {@link Connection} is made of one by `openConnection`, which adds retries, savepoints in turn and cancellable reads, so a
 * driver only does what differs between engines.
 */
export interface RectoDriver extends Driver {
  /** The connections it gives have `list`. */
  readonly supportsLists: boolean
  /** After `init`: runs statements outside transactions for all callers, where they need no session to themselves. */
  readonly shared: RectoConnection | null
  /** After `init`: cheap reads outside transactions that share sessions beside those of `acquireConnection`. */
  readonly sharedReads?: SharedReads | null
  acquireConnection(): Promise<RectoConnection>
  /** @throws {TypeError} when the settings name an isolation level or access mode */
  beginTransaction(connection: RectoConnection, settings: TransactionSettings): Promise<void>
  commitTransaction(connection: RectoConnection): Promise<void>
  rollbackTransaction(connection: RectoConnection): Promise<void>
  savepoint(connection: RectoConnection, name: string): Promise<void>
  rollbackToSavepoint(connection: RectoConnection, name: string): Promise<void>
  releaseSavepoint(connection: RectoConnection, name: string): Promise<void>
  releaseConnection(connection: RectoConnection): Promise<void>
  /** As `releaseConnection`, at once. A broken session is closed instead of kept. */
  release(connection: RectoConnection, isBroken: boolean): void
  /** A deadlock or a busy database: the same transaction may succeed when it is run again. */
  isRetryable(error: unknown): boolean
  /** The session the error comes from can't be used again. */
  isConnectionLost(error: unknown): boolean
  /** Outside transactions: the statement that failed surely did nothing, or changes nothing. */
  mayRunAgain(error: unknown, statement: Statement): boolean
}

/** One session of an engine. The signal of `RunOptions` concerns it only in `stream`, and where it has no `cancel`. */
export interface RectoConnection extends DatabaseConnection, StatementRunner {
  /** Asks the server, over a connection of its own, to end what this session is doing. */
  cancel?(): Promise<void>
}

import type { TransactionSettings } from 'kysely'
import { assertDefaultSettings, initialized } from '../connection/engine-connection.ts'
import type { ConnectionConfig } from '../connection.ts'
import type { RectoDriver } from '../driver.ts'
import { closeFile, openFile, type SqliteFile } from './driver/open-file.ts'
import { SqliteConnection } from './driver/sqlite-connection.ts'
import { isRetryable } from './errors.ts'

/**
 * A driver on `better-sqlite3`, which is loaded when it is initialized. A file has two sessions: one writes, and
 * transactions hold it in turn; the other only reads and always sees what is committed. Reads that may take long, or
 * turned out to, and short ones that come often go to threads with sessions of their own, and so does copying the
 * write-ahead log. `:memory:` has a single session, which outside transactions waits for its turn like a writer.
 */
export function createDriver(config: ConnectionConfig): RectoDriver {
  return new SqliteDriver(config)
}

class SqliteDriver implements RectoDriver {
  readonly supportsLists = false
  readonly isRetryable = isRetryable
  readonly #config: ConnectionConfig
  shared: SqliteConnection | null = null
  #file: SqliteFile | undefined

  constructor(config: ConnectionConfig) {
    this.#config = config
  }

  async init(): Promise<void> {
    this.#file ??= await openFile(this.#config)
    this.shared ??= new SqliteConnection(this.#file)
  }

  /** Costs nothing: only a transaction waits for a session. */
  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(initialized(this.#file))
  }

  async releaseConnection(): Promise<void> {}

  release(): void {}

  async beginTransaction(connection: SqliteConnection, settings: TransactionSettings): Promise<void> {
    assertDefaultSettings(settings)
    await connection.begin()
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.commit()
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    connection.rollback()
  }

  async savepoint(connection: SqliteConnection, name: string): Promise<void> {
    connection.command(`SAVEPOINT ${name}`)
  }

  async rollbackToSavepoint(connection: SqliteConnection, name: string): Promise<void> {
    connection.command(`ROLLBACK TO ${name}`)
  }

  async releaseSavepoint(connection: SqliteConnection, name: string): Promise<void> {
    connection.command(`RELEASE ${name}`)
  }

  isConnectionLost(): boolean {
    return false
  }

  mayRunAgain(): boolean {
    return false
  }

  async destroy(): Promise<void> {
    if (this.#file !== undefined) await closeFile(this.#file)
  }
}

import type { TransactionSettings } from 'kysely'
import type * as Tedious from 'tedious'
import { assertDefaultSettings, initialized } from '../connection/engine-connection.ts'
import { createSessionPool, type SessionPool } from '../connection/session-pool.ts'
import type { ConnectionConfig } from '../connection.ts'
import type { RectoDriver } from '../driver.ts'
import { driverConfig } from './driver/driver-config.ts'
import { type MssqlConnection, openSession } from './driver/mssql-connection.ts'
import { isRetryable } from './errors.ts'

/** A driver on `tedious`, which is loaded when it is initialized. */
export function createDriver(config: ConnectionConfig): RectoDriver {
  return new MssqlDriver(config)
}

class MssqlDriver implements RectoDriver {
  readonly supportsLists = false
  readonly shared = null
  readonly isRetryable = isRetryable
  readonly #config: ConnectionConfig
  #pool: SessionPool<MssqlConnection> | undefined

  constructor(config: ConnectionConfig) {
    this.#config = config
  }

  async init(): Promise<void> {
    this.#pool ??= await openPool(this.#config)
  }

  acquireConnection(): Promise<MssqlConnection> {
    return initialized(this.#pool).acquire()
  }

  async releaseConnection(connection: MssqlConnection): Promise<void> {
    this.release(connection, false)
  }

  release(connection: MssqlConnection, isBroken: boolean): void {
    if (isBroken) connection.isBroken = true
    this.#pool?.release(connection)
  }

  async beginTransaction(connection: MssqlConnection, settings: TransactionSettings): Promise<void> {
    assertDefaultSettings(settings)
    await connection.command('BEGIN TRANSACTION')
    connection.isInTransaction = true
  }

  async commitTransaction(connection: MssqlConnection): Promise<void> {
    await connection.command('COMMIT TRANSACTION')
    connection.isInTransaction = false
  }

  /** A deadlock has rolled back already, and a second rollback would be an error of its own. */
  async rollbackTransaction(connection: MssqlConnection): Promise<void> {
    await connection.command('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION')
    connection.isInTransaction = false
  }

  async savepoint(connection: MssqlConnection, name: string): Promise<void> {
    await connection.command(`SAVE TRANSACTION ${name}`)
  }

  async rollbackToSavepoint(connection: MssqlConnection, name: string): Promise<void> {
    await connection.command(`IF XACT_STATE() = 1 ROLLBACK TRANSACTION ${name}`)
  }

  /** Savepoints end with their transaction. */
  async releaseSavepoint(): Promise<void> {}

  /** A lost session emits an event, see `MssqlConnection`. */
  isConnectionLost(): boolean {
    return false
  }

  mayRunAgain(): boolean {
    return false
  }

  async destroy(): Promise<void> {
    this.#pool?.close()
  }
}

async function openPool(config: ConnectionConfig): Promise<SessionPool<MssqlConnection>> {
  const imported = (await import('tedious')) as typeof Tedious & { readonly default?: typeof Tedious }
  const driver = imported.default ?? imported
  return createSessionPool<MssqlConnection>(
    {
      open: () => openSession(driver, driverConfig(config)),
      close: ({ session }) => session.close(),
      isUsable: ({ isBroken, session }) => !isBroken && !session.closed,
    },
    { max: config.pool?.max ?? 10, acquireTimeoutMs: config.pool?.acquireTimeoutMs ?? 60_000 },
  )
}

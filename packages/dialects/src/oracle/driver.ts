import type { TransactionSettings } from 'kysely'
import type Oracle from 'oracledb'
import { assertDefaultSettings, initialized } from '../connection/engine-connection.ts'
import type { ConnectionConfig } from '../connection.ts'
import type { RectoDriver } from '../driver.ts'
import { OracleConnection } from './driver/oracle-connection.ts'
import { poolOptions } from './driver/pool-options.ts'
import { isRetryable } from './errors.ts'

/** A driver on `oracledb`, which is loaded when it is initialized. */
export function createDriver(config: ConnectionConfig): RectoDriver {
  return new OracleDriver(config)
}

class OracleDriver implements RectoDriver {
  readonly supportsLists = false
  readonly shared = null
  readonly isRetryable = isRetryable
  readonly #config: ConnectionConfig
  #open: { readonly driver: typeof Oracle; readonly pool: Oracle.Pool } | undefined

  constructor(config: ConnectionConfig) {
    this.#config = config
  }

  async init(): Promise<void> {
    if (this.#open !== undefined) return
    const { default: driver } = await import('oracledb')
    this.#open = { driver, pool: await driver.createPool(poolOptions(this.#config)) }
  }

  async acquireConnection(): Promise<OracleConnection> {
    const { driver, pool } = initialized(this.#open)
    return new OracleConnection(driver, await pool.getConnection())
  }

  async releaseConnection(connection: OracleConnection): Promise<void> {
    this.release(connection, false)
  }

  /** Nobody waits for it: the pool hands the session out when it has come back. */
  release({ session }: OracleConnection, isBroken: boolean): void {
    session.close({ drop: isBroken }).catch(() => undefined)
  }

  /** A transaction begins with its first statement. */
  async beginTransaction(connection: OracleConnection, settings: TransactionSettings): Promise<void> {
    assertDefaultSettings(settings)
    connection.isInTransaction = true
  }

  async commitTransaction(connection: OracleConnection): Promise<void> {
    await connection.session.commit()
    connection.isInTransaction = false
  }

  async rollbackTransaction(connection: OracleConnection): Promise<void> {
    await connection.session.rollback()
    connection.isInTransaction = false
  }

  async savepoint(connection: OracleConnection, name: string): Promise<void> {
    await connection.command(`SAVEPOINT ${name}`)
  }

  async rollbackToSavepoint(connection: OracleConnection, name: string): Promise<void> {
    await connection.command(`ROLLBACK TO SAVEPOINT ${name}`)
  }

  /** Savepoints end with their transaction. */
  async releaseSavepoint(): Promise<void> {}

  /** The pool itself notices sessions that were lost. */
  isConnectionLost(): boolean {
    return false
  }

  mayRunAgain(): boolean {
    return false
  }

  async destroy(): Promise<void> {
    await this.#open?.pool.close(0)
  }
}

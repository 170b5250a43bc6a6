import type { TransactionSettings } from 'kysely'
import type { Pool } from 'mysql2'
import { assertDefaultSettings, initialized } from '../connection/engine-connection.ts'
import type { ConnectionConfig } from '../connection.ts'
import type { RectoDriver } from '../driver.ts'
import type { Statement } from '../sql.ts'
import { MysqlConnection, type SessionSettings } from './driver/mysql-connection.ts'
import { acquireSession, endPool, openPool, sessionSettings } from './driver/open-pool.ts'
import { isConnectionLost, isRetryable } from './errors.ts'

/** A driver on `mysql2`, which is loaded when it is initialized. */
export function createDriver(config: ConnectionConfig): RectoDriver {
  return new MysqlDriver(config)
}

class MysqlDriver implements RectoDriver {
  readonly supportsLists = false
  readonly shared = null
  readonly isRetryable = isRetryable
  readonly isConnectionLost = isConnectionLost
  readonly #config: ConnectionConfig
  #open: { readonly pool: Pool; readonly settings: SessionSettings } | undefined

  constructor(config: ConnectionConfig) {
    this.#config = config
  }

  async init(): Promise<void> {
    if (this.#open !== undefined) return
    const { default: mysql } = await import('mysql2')
    this.#open = { pool: openPool(mysql, this.#config), settings: sessionSettings(mysql, this.#config) }
  }

  async acquireConnection(): Promise<MysqlConnection> {
    const { pool, settings } = initialized(this.#open)
    return new MysqlConnection(await acquireSession(pool, this.#config.pool?.acquireTimeoutMs ?? 60_000), settings)
  }

  async releaseConnection(connection: MysqlConnection): Promise<void> {
    this.release(connection, false)
  }

  release({ session }: MysqlConnection, isBroken: boolean): void {
    if (isBroken) session.destroy()
    session.release()
  }

  async beginTransaction(connection: MysqlConnection, settings: TransactionSettings): Promise<void> {
    assertDefaultSettings(settings)
    await connection.command('START TRANSACTION')
    connection.isInTransaction = true
  }

  async commitTransaction(connection: MysqlConnection): Promise<void> {
    await connection.command('COMMIT')
    connection.isInTransaction = false
  }

  async rollbackTransaction(connection: MysqlConnection): Promise<void> {
    await connection.command('ROLLBACK')
    connection.isInTransaction = false
  }

  async savepoint(connection: MysqlConnection, name: string): Promise<void> {
    await connection.command(`SAVEPOINT ${name}`)
  }

  async rollbackToSavepoint(connection: MysqlConnection, name: string): Promise<void> {
    await connection.command(`ROLLBACK TO SAVEPOINT ${name}`)
  }

  async releaseSavepoint(connection: MysqlConnection, name: string): Promise<void> {
    await connection.command(`RELEASE SAVEPOINT ${name}`)
  }

  mayRunAgain(error: unknown, statement: Statement): boolean {
    return isConnectionLost(error) && /^\s*(select|with)\b/i.test(statement.sql)
  }

  async destroy(): Promise<void> {
    if (this.#open !== undefined) await endPool(this.#open.pool)
  }
}

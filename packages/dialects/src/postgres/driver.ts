import { once } from 'node:events'
import { RectoError } from '@recto/errors'
import type { TransactionSettings } from 'kysely'
import { assertDefaultSettings, initialized } from '../connection/engine-connection.ts'
import type { SharedReads } from '../connection/shared-reads.ts'
import type { ConnectionConfig } from '../connection.ts'
import type { RectoDriver } from '../driver.ts'
import type { Statement } from '../sql.ts'
import { openPool, type PostgresPool } from './driver/open-pool.ts'
import type { SessionOptions } from './driver/pool-config.ts'
import { PostgresConnection } from './driver/postgres-connection.ts'
import { isConnectionLost, isRetryable, isSessionEnded, isStalePlan } from './errors.ts'

/** A driver on `pg`, which is loaded when it is initialized. */
export function createDriver(config: ConnectionConfig, options: SessionOptions = {}): RectoDriver {
  return new PostgresDriver(config, options)
}

class PostgresDriver implements RectoDriver {
  readonly supportsLists = true
  readonly shared = null
  readonly isRetryable = isRetryable
  readonly isConnectionLost = isConnectionLost
  readonly #config: ConnectionConfig
  readonly #options: SessionOptions
  #pool: PostgresPool | undefined
  #isClosed = false

  constructor(config: ConnectionConfig, options: SessionOptions) {
    this.#config = config
    this.#options = options
  }

  /** Makes sure that the server answers. @throws {RectoError} SERVICE_UNAVAILABLE when it does not */
  async init(): Promise<void> {
    this.#pool ??= await openPool(this.#config, this.#options)
  }

  get sharedReads(): SharedReads | null {
    return initialized(this.#pool).reads
  }

  async acquireConnection(): Promise<PostgresConnection> {
    const { pool, settings } = initialized(this.#pool)
    if (this.#isClosed)
      throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: 'The connection is closed' } })
    return new PostgresConnection(await pool.connect(), settings)
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    this.release(connection, false)
  }

  release({ client }: PostgresConnection, isBroken: boolean): void {
    client.release(isBroken)
  }

  async beginTransaction(connection: PostgresConnection, settings: TransactionSettings): Promise<void> {
    assertDefaultSettings(settings)
    await connection.begin()
  }

  async commitTransaction(connection: PostgresConnection): Promise<void> {
    await connection.commit()
  }

  async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await connection.rollback()
  }

  async savepoint({ client }: PostgresConnection, name: string): Promise<void> {
    await client.query(`SAVEPOINT ${name}`)
  }

  async rollbackToSavepoint({ client }: PostgresConnection, name: string): Promise<void> {
    await client.query(`ROLLBACK TO SAVEPOINT ${name}`)
  }

  async releaseSavepoint({ client }: PostgresConnection, name: string): Promise<void> {
    await client.query(`RELEASE SAVEPOINT ${name}`)
  }

  mayRunAgain(error: unknown, statement: Statement): boolean {
    if (isStalePlan(error) || isSessionEnded(error)) return true
    return isConnectionLost(error) && /^\s*SELECT\b/i.test(statement.sql)
  }

  /** Callers who wait for a session still get one; a pool that ends would drop them. */
  async destroy(): Promise<void> {
    if (this.#isClosed || this.#pool === undefined) return
    const { pool, reads } = this.#pool
    await reads?.close()
    this.#isClosed = true
    while (pool.waitingCount > 0) await once(pool, 'release')
    await pool.end()
  }
}

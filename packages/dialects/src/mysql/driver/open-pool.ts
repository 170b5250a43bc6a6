import { RectoError } from '@recto/errors'
import type Mysql from 'mysql2'
import type { Pool, PoolConnection } from 'mysql2'
import type { ConnectionConfig } from '../../connection.ts'
import type { SessionSettings } from './mysql-connection.ts'
import { poolOptions, sessionOptions, sessionSetup } from './pool-options.ts'
import { killQuery } from './read-limits.ts'

/** A pool whose sessions are set up as they are opened. */
export function openPool(mysql: typeof Mysql, config: ConnectionConfig): Pool {
  const pool = mysql.createPool(poolOptions(config))
  pool.on('connection', (connection) => {
    for (const statement of sessionSetup)
      connection.query(statement, (error: unknown) => {
        if (error !== null) connection.destroy()
      })
  })
  return pool
}

/** What all sessions of the pool share. */
export function sessionSettings(mysql: typeof Mysql, config: ConnectionConfig): SessionSettings {
  return {
    encoding: {
      escape: config.preparedStatements === false ? (value) => mysql.escape(value) : null,
      integer: (value) => mysql.TypedParameter.LONGLONG(value),
    },
    readTimeoutMs: Math.max(0, Math.round(config.readTimeoutMs ?? 0)),
    cancel: (threadId) => killQuery(mysql.createConnection(sessionOptions(config)), threadId),
  }
}

/** The driver's pool knows no limit to waiting. @throws {RectoError} SERVICE_UNAVAILABLE when no session became free in time */
export function acquireSession(pool: Pool, timeoutMs: number): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(
        new RectoError('SERVICE_UNAVAILABLE', {
          extensions: { service: 'database', reason: 'No database connection became free in time' },
        }),
      )
    }, timeoutMs)
    pool.getConnection((error, connection) => {
      clearTimeout(timer)
      if (error) reject(error)
      else if (isLate) connection.release()
      else resolve(connection)
    })
  })
}

export function endPool(pool: Pool): Promise<void> {
  return new Promise((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve())))
}

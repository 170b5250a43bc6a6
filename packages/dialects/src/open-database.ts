import { compile } from './compile.ts'
import type { Connection, ConnectionConfig } from './connection.ts'
import type { Dialect } from './dialect.ts'
import { dialectFor } from './dialects.ts'
import { mariadb } from './mariadb/dialect.ts'
import { mysql } from './mysql/dialect.ts'
import { sql } from './sql.ts'

/** A database that answers, and the engine it turned out to be. */
export interface OpenDatabase {
  readonly dialect: Dialect
  readonly connection: Connection
}

/**
 * Connects to the database of a configured client. MySQL and MariaDB share a client and a protocol, so those two are told
 * apart by what the server says of itself.
 *
 * @throws {RectoError} SERVICE_UNAVAILABLE when no engine goes by that name; whatever the driver throws when it can't connect
 */
export async function openDatabase(clientName: string, config: ConnectionConfig): Promise<OpenDatabase> {
  const dialect = dialectFor(clientName)
  const connection = await dialect.connect(config)
  try {
    if (dialect !== mysql && dialect !== mariadb) {
      await connection.text(compile(dialect, sql`SELECT 1 AS one${dialect.expressions.dual}`))
      return { dialect, connection }
    }
    const version = (await connection.text(compile(dialect, sql`SELECT VERSION()`))) ?? ''
    const actual = /mariadb/i.test(version) ? mariadb : mysql
    if (actual === dialect) return { dialect, connection }
    await connection.close()
    return { dialect: actual, connection: await actual.connect(config) }
  } catch (error) {
    await connection.close().catch(() => {})
    throw error
  }
}

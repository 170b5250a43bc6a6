import type { RectoError } from '@recto/errors'
import type { DialectAdapter, QueryCompiler } from 'kysely'
import type { Capabilities, Limits } from './capabilities.ts'
import type { Catalog } from './catalog.ts'
import type { ChangeEffect } from './change-effect.ts'
import type { ColumnTypes } from './column-types.ts'
import type { Connection, ConnectionConfig } from './connection.ts'
import type { Expressions } from './expressions.ts'
import type { SchemaChange, TableName } from './schema-change.ts'
import type { Statement } from './sql.ts'

export type DialectName = 'postgres' | 'cockroachdb' | 'mysql' | 'mariadb' | 'sqlite' | 'mssql' | 'oracle'

/** Everything Recto knows about one SQL engine. Engines are literals of this shape; near-twins spread their parent. */
export interface Dialect {
  readonly name: DialectName
  /** Name the API reports, e.g. in snapshots: `postgres`, `mysql` (also MariaDB), `sqlite` … */
  readonly vendor: string
  readonly supports: Capabilities
  readonly limits: Limits
  readonly columnTypes: ColumnTypes
  readonly expressions: Expressions
  connect(config: ConnectionConfig): Promise<Connection>
  /** Writes kysely's operation nodes, and with them our fragments, as this engine's SQL; see `compile`. */
  createQueryCompiler(): QueryCompiler
  /** What kysely must know about the engine besides. */
  createAdapter(): DialectAdapter
  /** Reads the catalog in a few set-based statements. Only tables and views of `schemas` (default: the engine's default schema). */
  introspect(connection: Connection, options?: IntrospectOptions): Promise<Catalog>
  /** A value that changes when anything in the catalog may have changed; cheap enough to ask every few seconds. */
  catalogFingerprint(connection: Connection, options?: IntrospectOptions): Promise<string>
  /**
   * Runs `work` while nobody else who names the same table does, in whatever process. Where DDL is transactional `session`
   * is a transaction, rolled back when `work` rejects; elsewhere it is `connection`, and another session waits beside it. A
   * deadlock may make it run again. Nobody writes to the table meanwhile.
   */
  exclusively<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value>
  /** The statements that carry out a change, in order. */
  alter(change: SchemaChange): readonly Statement[]
  /** Whom a change makes wait, and whether it touches every row. */
  effectOf(change: SchemaChange): ChangeEffect
  /** The typed error a driver error means; `null` when it says nothing Recto has a code for. */
  toRectoError(error: unknown): RectoError | null
  /** Whether the error says that a table or column is not there, i.e. that our schema is stale. */
  isSchemaStale(error: unknown): boolean
}

export interface IntrospectOptions {
  readonly schemas?: readonly string[]
  /** Tables left out, by name. */
  readonly excludeTables?: readonly string[]
}

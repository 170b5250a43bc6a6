import type { RectoError } from '@recto/errors'
import type { DialectAdapter, QueryCompiler } from 'kysely'
import type { Capabilities, Limits } from './capabilities.ts'
import type { Catalog } from './catalog.ts'
import type { ChangeEffect } from './change-effect.ts'
import type { ColumnTypes } from './column-types.ts'
import type { Connection, ConnectionConfig } from './connection.ts'
import type { RectoDriver } from './driver.ts'
import type { Expressions } from './expressions.ts'
import type { SchemaChange, TableName } from './schema-change.ts'
import type { Statement } from './sql.ts'

export type DialectName = 'postgres' | 'cockroachdb' | 'mysql' | 'mariadb' | 'sqlite' | 'mssql' | 'oracle'

/** Everything Recto knows about one SQL engine. Engines are literals of this shape; near-twins spread their parent. */
export interface Dialect {
  readonly name: DialectName
  /** Name the API reports, e.g. in snapshots: `postgres`, `mysql` (also MariaDB), `sqlite` … */
  readonly vendor: string
  readonly connection: ConnectionFacts
  readonly supports: Capabilities
  readonly limits: Limits
  readonly columnTypes: ColumnTypes
  readonly expressions: Expressions
  /** kysely's driver for this engine, see {@link RectoDriver}. The package it is made on is loaded when it is initialized. */
  createDriver(config: ConnectionConfig): RectoDriver
  /** Initializes a driver and gives its sessions as a pool. */
  connect(config: ConnectionConfig): Promise<Connection>
  /** kysely's compiler for this engine; `compile` uses it for fragments. */
  createQueryCompiler(): QueryCompiler
  /** kysely's adapter for this engine. */
  createAdapter(): DialectAdapter
  /** Reads the catalog in a few set-based statements. Only tables and views of `schemas`, by default of the engine's default schema. */
  introspect(connection: Connection, options?: IntrospectOptions): Promise<Catalog>
  /** A value that changes when anything in the catalog may have changed; cheap enough to ask every few seconds. */
  catalogFingerprint(connection: Connection, options?: IntrospectOptions): Promise<string>
  /**
   * Runs `work` while holding an exclusive lock, across processes, that is named after a table; nothing else writes to that
   * table meanwhile. Where DDL is transactional, `session` is a transaction, rolled back when `work` rejects; elsewhere it is
   * `connection`, and another session holds the lock. After a deadlock `work` may run again.
   */
  withLock<Value>(connection: Connection, lock: TableName, work: (session: Connection) => Promise<Value>): Promise<Value>
  /** The DDL statements of a change, in order. */
  alter(change: SchemaChange): readonly Statement[]
  /** Which lock a change takes, and whether it reads or rewrites every row. */
  effectOf(change: SchemaChange): ChangeEffect
  /** The typed error a driver error means; `null` when it says nothing Recto has a code for. */
  toRectoError(error: unknown): RectoError | null
  /** Whether the error says that a table or column does not exist, which means that the cached schema is stale. */
  isSchemaStale(error: unknown): boolean
}

/** What a configuration must know of an engine. */
export interface ConnectionFacts {
  /** The name it is configured by (`DB_CLIENT`). */
  readonly client: string
  /** Other spellings of that name. */
  readonly clientAliases: readonly string[]
  /** Schemes of the URLs that lead to it. */
  readonly schemes: readonly string[]
  /** The port its servers listen on unless told otherwise; `null`: the database is a file. */
  readonly port: number | null
  /** What must be given to reach it without a URL. */
  readonly requires: readonly ('host' | 'database' | 'user' | 'password' | 'filename')[]
}

export interface IntrospectOptions {
  readonly schemas?: readonly string[]
  /** Tables left out, by name. */
  readonly excludeTables?: readonly string[]
}

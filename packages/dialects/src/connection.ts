import type { RowLayout } from './row-layout.ts'
import type { Statement } from './sql.ts'

/** Running statements: what a pool, a transaction and a driver's single session have in common. */
export interface StatementRunner {
  /** Rows as objects, column name → value as the driver gives it. */
  rows<Row = Record<string, unknown>>(statement: Statement): Promise<Row[]>
  /** The first column of the first row as text, not decoded; `null` when there is no row or the value is NULL. */
  text(statement: Statement, options?: RunOptions): Promise<string | null>
  /** The first column of each row as text, not decoded. */
  texts(statement: Statement, options?: RunOptions): Promise<string[]>
  /** The rows as one JSON array, each made of its fields as the layout says. Only where `fieldsStatement` is. */
  list?(statement: Statement, layout: RowLayout, options?: RunOptions): Promise<string>
  /** As {@link texts}, row by row with memory that does not grow with the result. Closing the iterator ends the query. */
  stream(statement: Statement, options?: RunOptions): AsyncIterable<string>
  /** Runs a statement that returns no rows. */
  execute(statement: Statement): Promise<ExecuteResult>
}

/**
 * An open way to one database: a pool, or one session inside a transaction. The same interface either way, so that code
 * which runs statements does not know which of the two it holds.
 */
export interface Connection extends StatementRunner {
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. Inside another transaction
   * it is a savepoint. Deadlocks and busy errors of an outermost transaction are retried up to three times
   * (100, 200, 400 ms), so `work` must be repeatable.
   */
  transaction<Value>(work: (session: Connection) => Promise<Value>): Promise<Value>
  /** Begins a transaction, or a savepoint inside one, that the caller ends; nothing of it is retried. */
  begin(): Promise<OpenTransaction>
  /** Ends all sessions. Afterwards every call rejects. */
  close(): Promise<void>
}

/** An open transaction. The caller who began it must end it, or its session is never released. */
export interface OpenTransaction {
  /** Runs statements inside the transaction. */
  readonly session: Connection
  commit(): Promise<void>
  /** Also after a failed `commit`. `cause` is the error that led to it: a session that was lost is not used again. */
  rollback(cause?: unknown): Promise<void>
}

/** How one read is run. Inside a transaction these mean nothing. */
export interface RunOptions {
  /** Ends the statement on the server when aborted, where the engine can; the call rejects. */
  readonly signal?: AbortSignal
  /**
   * The statement may be slow. An embedded engine then runs it in a worker thread instead of the event loop. `untried`: as long
   * as no run of the same text was seen to be short.
   * @default false
   */
  readonly mayBeSlow?: boolean | 'untried'
}

export interface ExecuteResult {
  readonly affectedRows: number
  /** The generated key of a single-row insert, where the engine reports one and has no RETURNING. */
  readonly insertId?: number | string
}

/** How to reach a database. Either `url` or the parts; `filename` for SQLite. */
export interface ConnectionConfig {
  readonly url?: string
  readonly host?: string
  readonly port?: number
  readonly socketPath?: string
  readonly database?: string
  readonly user?: string
  readonly password?: string
  /** Path of the SQLite file, or `:memory:`. */
  readonly filename?: string
  /** TLS: `true` to demand it, or certificate material in PEM. @default false */
  readonly tls?: boolean | TlsConfig
  /** Sessions kept open. @default { min: 2, max: 10 }, 1 / 1 for SQLite */
  readonly pool?: { readonly min?: number; readonly max?: number; readonly acquireTimeoutMs?: number; readonly idleTimeoutMs?: number }
  /** Results that are read row by row. @default half of the pool at a time, which end when 30 s go by without a row being taken */
  readonly streams?: { readonly max?: number; readonly idleTimeoutMs?: number }
  /** Of an SQLite file: `wal` sets its write-ahead log, which the file then keeps; `keep` leaves what it has. @default 'wal' */
  readonly journalMode?: 'wal' | 'keep'
  /**
   * Of an SQLite file: when a commit is on the disk. `normal` may lose the last ones when the power fails, and never damages the file.
   * @default 'normal' with a write-ahead log, otherwise 'full'
   */
  readonly synchronous?: 'normal' | 'full' | 'extra'
  /** Schemas in which unqualified tables are looked up (PostgreSQL `search_path`). */
  readonly searchPath?: readonly string[]
  /** Keep statements prepared under their names. `false` for poolers that cannot. @default true */
  readonly preparedStatements?: boolean
  /** How long a read outside transactions may take, and each batch of a stream, before the server ends it; `0`: for ever. @default 0 */
  readonly readTimeoutMs?: number
  /** Further options handed to the driver unchanged. */
  readonly driverOptions?: Readonly<Record<string, unknown>>
}

export interface TlsConfig {
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
  readonly rejectUnauthorized?: boolean
}

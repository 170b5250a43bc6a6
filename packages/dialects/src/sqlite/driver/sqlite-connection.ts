import type { Statement as Prepared } from 'better-sqlite3'
import { EngineConnection } from '../../connection/engine-connection.ts'
import { withRetries } from '../../connection/retry.ts'
import type { ExecuteResult, RunOptions } from '../../connection.ts'
import type { RectoConnection } from '../../driver.ts'
import type { Statement } from '../../sql.ts'
import { isRetryable } from '../errors.ts'
import { assertOpen, type SqliteFile } from './open-file.ts'
import type { ReadThreads } from './read-threads.ts'
import { allRows, allTexts, eachText, execute, firstText } from './run-prepared.ts'
import { waitForLock } from './wait-for-lock.ts'

/** What one caller does with the file. Sessions are shared; only a transaction has exclusive use of the writer. */
export class SqliteConnection extends EngineConnection implements RectoConnection {
  readonly #file: SqliteFile
  #endTurn: (() => void) | null = null

  constructor(file: SqliteFile) {
    super()
    this.#file = file
  }

  rows<Row>(statement: Statement): Promise<Row[]> {
    return this.#run(statement, (prepared) => allRows<Row>(prepared, statement))
  }

  text(statement: Statement, options?: RunOptions): Promise<string | null> {
    const readHere = () => this.#run(statement, (prepared) => firstText(prepared, statement))
    return this.#threads?.text(statement, readHere, options) ?? readHere()
  }

  texts(statement: Statement, options?: RunOptions): Promise<string[]> {
    const readHere = () => this.#run(statement, (prepared) => allTexts(prepared, statement))
    return this.#threads?.texts(statement, readHere, options) ?? readHere()
  }

  async *stream(statement: Statement, options?: RunOptions): AsyncGenerator<string> {
    const { reader, writer } = this.#file
    if (options?.mayBeSlow === true && this.#threads !== null) yield* this.#threads.stream(statement, options)
    // An open cursor would keep the only session of a private database from writing.
    else if (reader === writer && !this.isInTransaction) yield* await this.texts(statement)
    else
      for (const text of eachText((this.isInTransaction ? writer : reader).database.prepare(statement.sql), statement)) {
        assertOpen(this.#file)
        yield text
      }
  }

  execute(statement: Statement): Promise<ExecuteResult> {
    return this.#run(statement, (prepared) => execute(prepared, statement))
  }

  /** Waits for exclusive use of the writer. */
  async begin(): Promise<void> {
    const endTurn = await this.#file.turns.acquire()
    try {
      await waitForLock(() => this.command('BEGIN IMMEDIATE'))
    } catch (error) {
      endTurn()
      throw error
    }
    this.#endTurn = endTurn
    this.isInTransaction = true
  }

  /** In a file without a write-ahead log, waits until all reads are done. */
  async commit(): Promise<void> {
    await waitForLock(() => this.command('COMMIT'))
    this.#file.checkpoints?.noteCommit()
    this.#end()
  }

  rollback(): void {
    const { database } = this.#file.writer
    try {
      // A change of the schema that failed half-way leaves its permission to edit behind.
      database.pragma('writable_schema = RESET')
      if (database.inTransaction) database.exec('ROLLBACK')
    } finally {
      this.#end()
    }
  }

  command(text: string): void {
    this.#file.writer.database.exec(text)
  }

  #end(): void {
    this.isInTransaction = false
    this.#endTurn?.()
    this.#endTurn = null
  }

  /** Other threads don't see what a transaction has not committed yet. */
  get #threads(): ReadThreads | null {
    return this.isInTransaction ? null : this.#file.threads
  }

  /** In a transaction the writer runs everything; outside, the reader runs what only reads, and the rest waits for the writer. */
  async #run<Value>(statement: Statement, work: (prepared: Prepared<unknown[]>) => Value): Promise<Value> {
    const { writer, reader, turns, timings, checkpoints } = this.#file
    if (this.isInTransaction) return work(writer.compile(statement))
    assertOpen(this.#file)
    const timed = (prepared: Prepared<unknown[]>): Value => {
      const began = performance.now()
      const value = work(prepared)
      timings.record(statement.sql, performance.now() - began)
      return value
    }
    if (reader !== writer) {
      const prepared = reader.compile(statement)
      if (prepared.readonly && !isPragma(statement)) return waitForLock(() => timed(prepared))
    }
    const value = await withRetries(() => turns.run(() => waitForLock(() => work(writer.compile(statement)))), isRetryable)
    checkpoints?.noteCommit()
    return value
  }
}

/** A PRAGMA sets the state of one session, and it is the writer's that matters. */
function isPragma(statement: Statement): boolean {
  return /^\s*PRAGMA\b/i.test(statement.sql)
}

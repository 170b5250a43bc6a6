import { RectoError } from '@recto/errors'
import type { PoolConnection, ResultSetHeader } from 'mysql2'
import { cancelUntilSettled } from '../../connection/cancellation.ts'
import { EngineConnection } from '../../connection/engine-connection.ts'
import type { ExecuteResult, RunOptions } from '../../connection.ts'
import type { RectoConnection } from '../../driver.ts'
import { rawStatement, type Statement } from '../../sql.ts'
import { limitedRead } from './read-limits.ts'
import { type Encoding, forgetOutdated, sendStatement } from './send-statement.ts'

/** What all sessions of a pool share. */
export interface SessionSettings {
  readonly encoding: Encoding
  /** How long a read outside transactions may take; `0`: for ever. */
  readonly readTimeoutMs: number
  /** Ends what a session is doing. */
  cancel(threadId: number): Promise<void>
}

/** A session borrowed from the pool. */
export class MysqlConnection extends EngineConnection implements RectoConnection {
  readonly session: PoolConnection
  readonly #settings: SessionSettings

  constructor(session: PoolConnection, settings: SessionSettings) {
    super()
    this.session = session
    this.#settings = settings
  }

  async rows<Row>(statement: Statement): Promise<Row[]> {
    return (await this.#run(this.#limited(statement), false)) as Row[]
  }

  async text(statement: Statement): Promise<string | null> {
    return toText((await this.#arrays(statement))[0]?.[0])
  }

  async texts(statement: Statement): Promise<string[]> {
    return (await this.#arrays(statement)).map(([value]) => requireText(value))
  }

  async *stream(statement: Statement, options?: RunOptions): AsyncGenerator<string> {
    let isFinished = false
    const state = { isSettled: false, cancelling: null }
    const cancel = (): void => void cancelUntilSettled(() => this.cancel(), state)
    // A slow reader is no slow statement: only the wait for the first row is limited.
    const timeoutMs = this.#readTimeoutMs
    const timer = timeoutMs > 0 ? setTimeout(cancel, timeoutMs) : undefined
    options?.signal?.addEventListener('abort', cancel, { once: true })
    try {
      const rows = sendStatement(this, statement, { rowsAsArray: true }).stream({ highWaterMark: 64 })
      for await (const row of rows) {
        clearTimeout(timer)
        yield requireText((row as unknown[])[0])
      }
      isFinished = true
    } finally {
      clearTimeout(timer)
      state.isSettled = true
      options?.signal?.removeEventListener('abort', cancel)
      // Rows still on their way belong to nobody; a fresh session is cheaper than waiting for them.
      if (!isFinished && !this.isInTransaction) this.session.destroy()
    }
  }

  async execute(statement: Statement): Promise<ExecuteResult> {
    const { affectedRows = 0, insertId = 0 } = (await this.#run(statement, false)) as Partial<ResultSetHeader>
    return insertId === 0 ? { affectedRows } : { affectedRows, insertId }
  }

  cancel(): Promise<void> {
    return this.#settings.cancel(this.session.threadId)
  }

  async command(text: string): Promise<void> {
    await this.#run(rawStatement(text), false)
  }

  get encoding(): Encoding {
    return this.#settings.encoding
  }

  get #readTimeoutMs(): number {
    return this.isInTransaction ? 0 : this.#settings.readTimeoutMs
  }

  #limited(statement: Statement): Statement {
    return { ...statement, sql: limitedRead(statement.sql, this.#readTimeoutMs) }
  }

  async #arrays(statement: Statement): Promise<readonly (readonly unknown[])[]> {
    return (await this.#run(this.#limited(statement), true)) as unknown[][]
  }

  async #run(statement: Statement, rowsAsArray: boolean): Promise<unknown> {
    try {
      return await this.#runOnce(statement, rowsAsArray)
    } catch (error) {
      if (!forgetOutdated(this.session, statement, { error, rowsAsArray })) throw error
      return await this.#runOnce(statement, rowsAsArray)
    }
  }

  #runOnce(statement: Statement, rowsAsArray: boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown, rows: unknown) => (error ? reject(error) : resolve(rows))
      sendStatement(this, statement, { rowsAsArray, done })
    })
  }
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value)
}

/** The engine answers NULL, with a mere warning, when a text outgrows `max_allowed_packet`. */
function requireText(value: unknown): string {
  const text = toText(value)
  if (text === null)
    throw new RectoError('SERVICE_UNAVAILABLE', {
      extensions: { service: 'database', reason: 'A row is larger than max_allowed_packet of the server' },
    })
  return text
}

import { Readable } from 'node:stream'
import type * as Tedious from 'tedious'
import { EngineConnection } from '../../connection/engine-connection.ts'
import { createMutex } from '../../connection/mutex.ts'
import type { ExecuteResult } from '../../connection.ts'
import type { RectoConnection } from '../../driver.ts'
import { rawStatement, type Statement } from '../../sql.ts'
import { sendRequest } from './send-request.ts'

type Row = readonly { readonly metadata: { readonly colName: string }; readonly value: unknown }[]

interface Answer {
  readonly rows: readonly Row[]
  readonly affectedRows: number
}

/** A session of the pool. */
export class MssqlConnection extends EngineConnection implements RectoConnection {
  readonly driver: typeof Tedious
  readonly session: Tedious.Connection
  isBroken = false
  /** The protocol carries one request at a time. */
  readonly #turns = createMutex()

  constructor(driver: typeof Tedious, session: Tedious.Connection) {
    super()
    this.driver = driver
    this.session = session
    // Without listeners an error of an idle session would end the process.
    session.on('error', () => (this.isBroken = true))
    session.on('end', () => (this.isBroken = true))
  }

  async rows<Shape>(statement: Statement): Promise<Shape[]> {
    return (await this.#run(statement)).rows.map(toObject) as Shape[]
  }

  async text(statement: Statement): Promise<string | null> {
    return toText((await this.#run(statement)).rows[0]?.[0]?.value)
  }

  async texts(statement: Statement): Promise<string[]> {
    return (await this.#run(statement)).rows.map(([first]) => toText(first?.value) ?? 'null')
  }

  async *stream(statement: Statement): AsyncGenerator<string> {
    const endTurn = await this.#turns.acquire()
    let isFinished = false
    try {
      for await (const text of this.#rowStream(statement)) yield text as string
      isFinished = true
    } finally {
      // Rows still on their way belong to nobody; a fresh session is cheaper than waiting for them.
      if (!isFinished && !this.isInTransaction) this.isBroken = true
      else if (!isFinished) this.session.cancel()
      endTurn()
    }
  }

  /** SCOPE_IDENTITY must be asked for in the scope of the insert itself. */
  async execute(statement: Statement): Promise<ExecuteResult> {
    if (!/^\s*INSERT\b/i.test(statement.sql)) return { affectedRows: (await this.#run(statement)).affectedRows }
    const sql = `SET NOCOUNT ON; ${statement.sql}; SELECT CONVERT(nvarchar(40), @@ROWCOUNT) AS affected, CONVERT(nvarchar(40), SCOPE_IDENTITY()) AS id`
    const [row] = (await this.#run({ ...statement, sql })).rows
    const insertId = toText(row?.[1]?.value)
    const affectedRows = Number(toText(row?.[0]?.value) ?? 0)
    return insertId === null
      ? { affectedRows }
      : { affectedRows, insertId: Number.isSafeInteger(Number(insertId)) ? Number(insertId) : insertId }
  }

  async command(text: string): Promise<void> {
    await this.#run(rawStatement(text))
  }

  #run(statement: Statement): Promise<Answer> {
    return this.#turns.run(() => this.#request(statement))
  }

  #request(statement: Statement): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const rows: Row[] = []
      const request = new this.driver.Request(statement.sql, (error, affectedRows) =>
        error ? reject(error) : resolve({ rows, affectedRows: affectedRows ?? 0 }),
      )
      request.on('row', (columns: Row) => rows.push(columns))
      sendRequest(this, request, statement.parameters)
    })
  }

  #rowStream(statement: Statement): Readable {
    const request = new this.driver.Request(statement.sql, (error) => (error ? stream.destroy(error) : stream.push(null)))
    const stream = new Readable({ objectMode: true, highWaterMark: 64, read: () => request.resume() })
    request.on('row', (columns: Row) => {
      if (!stream.destroyed && !stream.push(toText(columns[0]?.value) ?? 'null')) request.pause()
    })
    sendRequest(this, request, statement.parameters)
    return stream
  }
}

/** Connects a session. */
export function openSession(driver: typeof Tedious, config: Tedious.ConnectionConfiguration): Promise<MssqlConnection> {
  return new Promise((resolve, reject) => {
    const connection = new MssqlConnection(driver, new driver.Connection(config))
    connection.session.connect((error) => (error ? reject(error) : resolve(connection)))
  })
}

function toObject(row: Row): Record<string, unknown> {
  return Object.fromEntries(row.map(({ metadata, value }) => [metadata.colName, value]))
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

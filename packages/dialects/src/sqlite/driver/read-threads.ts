import { availableParallelism } from 'node:os'
import type { ConnectionConfig, RunOptions } from '../../connection.ts'
import type { Statement } from '../../sql.ts'
import { boundValues } from './bound-values.ts'
import { ReadWorker, type TimedText } from './read-worker.ts'
import type { ReaderSetup } from './reader-messages.ts'
import { ReaderPool, type ReadStatement } from './reader-pool.ts'
import type { StatementTimings } from './statement-timings.ts'

/** Reads the file beside the event loop where that is worth it: slow and frequent reads. */
export interface ReadThreads {
  /** The first column of the first row; `readHere` reads it in this thread. Handing over the shortest costs more than reading them. */
  text(statement: Statement, readHere: () => Promise<string | null>, options?: RunOptions): Promise<string | null>
  /** The first column of each row, likewise. */
  texts(statement: Statement, readHere: () => Promise<string[]>, options?: RunOptions): Promise<string[]>
  /** The first column of each row, one by one. */
  stream(statement: Statement, options?: RunOptions): AsyncGenerator<string>
  close(): void
}

/** The worker threads of a file; they are started on first use. */
export function createReadThreads(filename: string, config: ConnectionConfig, timings: StatementTimings): ReadThreads {
  const { readTimeoutMs = 0, pool: { acquireTimeoutMs = 60_000 } = {} } = config
  const setup = threadSetup(filename, config)
  const pool = new ReaderPool({ ...setup, timeoutMs: readTimeoutMs, waitTimeoutMs: acquireTimeoutMs })
  // With a single processor a thread for short reads would only take turns with the event loop.
  const worker = availableParallelism() > 1 ? new ReadWorker(setup) : null
  const isSlow = ({ sql }: Statement, options?: RunOptions): boolean =>
    options?.mayBeSlow === true || timings.isSlow(sql) || (options?.mayBeSlow === 'untried' && !timings.isKnown(sql))
  const inPool = async (statement: Statement, options?: RunOptions): Promise<readonly (string | null)[]> => {
    const { texts, tookMs } = await pool.texts(readStatement(statement), options)
    timings.record(statement.sql, tookMs)
    return texts
  }
  const inWorker = (statement: Statement): Promise<TimedText> | null =>
    worker !== null && timings.isFrequent(statement.sql) ? worker.text(readStatement(statement)) : null
  const recorded = (statement: Statement, { text, tookMs }: TimedText): string | null => {
    timings.record(statement.sql, tookMs)
    return text
  }
  return {
    text: (statement, readHere, options) =>
      isSlow(statement, options)
        ? inPool(statement, options).then(([text = null]) => text)
        : (inWorker(statement)?.then((timed) => recorded(statement, timed), readHere) ?? readHere()),
    texts: (statement, readHere, options) =>
      isSlow(statement, options) ? inPool(statement, options).then((texts) => texts.map((text) => text ?? 'null')) : readHere(),
    stream: (statement, options) => pool.stream(readStatement(statement), options),
    close: () => {
      pool.close()
      worker?.close()
    },
  }
}

/** What a thread needs to open the file as well. Functions among the driver's options can't be passed to it. */
export function threadSetup(filename: string, { driverOptions = {} }: ConnectionConfig): ReaderSetup {
  const options = Object.entries(driverOptions).filter(([, value]) => typeof value !== 'function')
  return { filename, driverOptions: Object.fromEntries(options) }
}

function readStatement(statement: Statement): ReadStatement {
  return { text: statement.sql, parameters: boundValues(statement) }
}

import { availableParallelism } from 'node:os'
import type { Connection, ConnectionConfig, RunOptions } from '../../connection.ts'
import type { Statement } from '../../sql.ts'
import { boundValues } from './bound-values.ts'
import { ReadWorker, type TimedText } from './read-worker.ts'
import { ReaderPool } from './reader-pool.ts'
import type { StatementTimings } from './statement-timings.ts'

/** Worker threads that read the file. */
export interface ReadThreads {
  /** For reads that may take long. */
  readonly pool: ReaderPool
  /** For short reads that are frequent; `null` on a machine with one processor. */
  readonly worker: ReadWorker | null
}

/** The worker threads of a file; they are started on first use. */
export function createReadThreads(filename: string, { driverOptions = {}, readTimeoutMs = 0 }: ConnectionConfig): ReadThreads {
  const options = Object.entries(driverOptions).filter(([, value]) => typeof value !== 'function')
  const setup = { filename, driverOptions: Object.fromEntries(options) }
  return { pool: new ReaderPool({ ...setup, timeoutMs: readTimeoutMs }), worker: availableParallelism() > 1 ? new ReadWorker(setup) : null }
}

/** A connection whose slow and frequent reads run in worker threads. The shortest stay: handing them over costs more than running them. */
export function withThreads(local: Connection, timings: StatementTimings, { pool, worker: side }: ReadThreads): Connection {
  const isSlow = (statement: Statement, options?: RunOptions): boolean => options?.mayBeSlow === true || timings.isSlow(statement.sql)
  const ask = (statement: Statement) => ({ text: statement.sql, parameters: boundValues(statement) })
  const inPool = async (statement: Statement, options?: RunOptions): Promise<readonly (string | null)[]> => {
    const { texts, tookMs } = await pool.texts(ask(statement), options)
    timings.record(statement.sql, tookMs)
    return texts
  }
  const inWorker = (statement: Statement): Promise<string | null> | null => {
    const read = side !== null && timings.isFrequent(statement.sql) ? side.text(ask(statement)) : null
    if (read === null) return null
    const recorded = ({ text, tookMs }: TimedText): string | null => {
      timings.record(statement.sql, tookMs)
      return text
    }
    return read.then(recorded, () => local.text(statement))
  }
  return {
    ...local,
    text: (statement, options) =>
      isSlow(statement, options)
        ? inPool(statement, options).then(([text = null]) => text)
        : (inWorker(statement) ?? local.text(statement)),
    texts: (statement, options) =>
      isSlow(statement, options) ? inPool(statement, options).then((texts) => texts.map((text) => text ?? 'null')) : local.texts(statement),
    stream: (statement, options) => (options?.mayBeSlow === true ? pool.stream(ask(statement), options) : local.stream(statement)),
    close: async () => {
      pool.close()
      side?.close()
      await local.close()
    },
  }
}

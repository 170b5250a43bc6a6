import { availableParallelism } from 'node:os'
import type { Connection, ConnectionConfig, RunOptions } from '../connection.ts'
import type { Statement } from '../sql.ts'
import { boundValues } from './bound-values.ts'
import { ReaderPool } from './reader-pool.ts'
import { SideReader, type SideText } from './side-reader.ts'
import type { StatementPace } from './statement-pace.ts'

/** Threads beside the event loop. */
export interface Readers {
  /** For reads that may take long. */
  readonly pool: ReaderPool
  /** For short ones that come often; `null`: there is no processor to spare for it. */
  readonly side: SideReader | null
}

/** Threads for a file, started when they are first of use. */
export function readersOf(filename: string, { driverOptions = {}, readTimeoutMs = 0 }: ConnectionConfig): Readers {
  const options = Object.entries(driverOptions).filter(([, value]) => typeof value !== 'function')
  const setup = { filename, driverOptions: Object.fromEntries(options) }
  return { pool: new ReaderPool({ ...setup, timeoutMs: readTimeoutMs }), side: availableParallelism() > 1 ? new SideReader(setup) : null }
}

/** The shortest reads stay in the process: handing them to a thread would cost more than they do. */
export function withThreads(near: Connection, pace: StatementPace, { pool, side }: Readers): Connection {
  const isFar = (statement: Statement, options?: RunOptions): boolean => options?.isHeavy === true || pace.isSlow(statement.sql)
  const ask = (statement: Statement) => ({ text: statement.sql, parameters: boundValues(statement) })
  const far = async (statement: Statement, options?: RunOptions): Promise<readonly (string | null)[]> => {
    const { texts, tookMs } = await pool.texts(ask(statement), options)
    pace.note(statement.sql, tookMs)
    return texts
  }
  const beside = (statement: Statement): Promise<string | null> | null => {
    const read = side !== null && pace.isWorthThread(statement.sql) ? side.text(ask(statement)) : null
    if (read === null) return null
    const noted = ({ text, tookMs }: SideText): string | null => {
      pace.note(statement.sql, tookMs)
      return text
    }
    return read.then(noted, () => near.text(statement))
  }
  return {
    ...near,
    text: (statement, options) =>
      isFar(statement, options) ? far(statement, options).then(([text = null]) => text) : (beside(statement) ?? near.text(statement)),
    texts: (statement, options) =>
      isFar(statement, options) ? far(statement, options).then((texts) => texts.map((text) => text ?? 'null')) : near.texts(statement),
    stream: (statement, options) => (options?.isHeavy === true ? pool.stream(ask(statement), options) : near.stream(statement)),
    close: async () => {
      pool.close()
      side?.close()
      await near.close()
    },
  }
}

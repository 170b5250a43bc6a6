import type { CompiledQuery, DatabaseConnection, QueryResult, TransactionSettings } from 'kysely'
import type { ExecuteResult, StatementRunner } from '../connection.ts'
import type { Statement } from '../sql.ts'
import { returnsRows } from './returns-rows.ts'

/** What kysely asks of a session, by the methods Recto's own callers use. */
export abstract class EngineConnection implements DatabaseConnection {
  /** Set by the driver between the beginning and the end of a transaction. */
  isInTransaction = false

  abstract rows<Row = Record<string, unknown>>(statement: Statement): Promise<Row[]>
  abstract execute(statement: Statement): Promise<ExecuteResult>

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return executeQuery(this, query)
  }

  /** The rows are read at once; `stream` is what reads a result piece by piece. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }
}

/** Runs a query of kysely, and answers in its words. */
export async function executeQuery<Row>(
  runner: Pick<StatementRunner, 'rows' | 'execute'>,
  query: CompiledQuery,
): Promise<QueryResult<Row>> {
  if (!returnsRows(query)) return toQueryResult(await runner.execute(query))
  const rows = await runner.rows<Row>(query)
  return { rows, numAffectedRows: BigInt(rows.length) }
}

/** @throws {TypeError} when the settings name an isolation level or access mode: every session has the same ones */
export function assertDefaultSettings({ isolationLevel, accessMode }: TransactionSettings): void {
  if (isolationLevel !== undefined || accessMode !== undefined)
    throw new TypeError('Isolation level and access mode of a transaction cannot be set here')
}

/** What `init` has opened. @throws {TypeError} when it was not called */
export function initialized<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('The driver is used before its init() was called')
  return value
}

function toQueryResult<Row>({ affectedRows, insertId }: ExecuteResult): QueryResult<Row> {
  const result = { rows: [], numAffectedRows: BigInt(affectedRows) }
  return insertId === undefined ? result : { ...result, insertId: BigInt(insertId) }
}

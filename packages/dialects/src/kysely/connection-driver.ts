import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import type { Connection, ExecuteResult } from '../connection.ts'
import { beginTransaction, type KyselyTransaction } from './kysely-transaction.ts'
import { returnsRows } from './returns-rows.ts'

/** kysely's driver over a connection that is open already. */
export function createConnectionDriver(connection: Connection): Driver {
  return {
    init: async () => undefined,
    acquireConnection: async () => new ConnectionSession(connection),
    beginTransaction: (session, settings) => sessionOf(session).begin(settings),
    commitTransaction: (session) => sessionOf(session).commit(),
    rollbackTransaction: (session) => sessionOf(session).rollback(),
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
}

function sessionOf(connection: DatabaseConnection): ConnectionSession {
  if (connection instanceof ConnectionSession) return connection
  throw new TypeError('The connection belongs to another driver')
}

/** What kysely takes for one session: the pool as a whole, until a transaction begins. */
class ConnectionSession implements DatabaseConnection {
  readonly #connection: Connection
  #transaction: KyselyTransaction | null = null

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const session = this.#transaction?.session ?? this.#connection
    if (!returnsRows(query)) return toQueryResult(await session.execute(query))
    const rows = await session.rows<Row>(query)
    return { rows, numAffectedRows: BigInt(rows.length) }
  }

  /** The rows are read at once; `Connection.stream` is what reads a result piece by piece. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }

  async begin({ isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    if (isolationLevel !== undefined || accessMode !== undefined)
      throw new TypeError('Isolation level and access mode of a transaction cannot be set here')
    this.#transaction = await beginTransaction(this.#connection)
  }

  async commit(): Promise<void> {
    const transaction = this.#transaction
    this.#transaction = null
    await transaction?.commit()
  }

  async rollback(): Promise<void> {
    const transaction = this.#transaction
    this.#transaction = null
    await transaction?.rollback()
  }
}

function toQueryResult<Row>({ affectedRows, insertId }: ExecuteResult): QueryResult<Row> {
  const result = { rows: [], numAffectedRows: BigInt(affectedRows) }
  return insertId === undefined ? result : { ...result, insertId: BigInt(insertId) }
}

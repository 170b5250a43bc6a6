import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { assertDefaultSettings, executeQuery } from '../connection/engine-connection.ts'
import type { Connection, OpenTransaction } from '../connection.ts'

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
  #transaction: OpenTransaction | null = null

  constructor(connection: Connection) {
    this.#connection = connection
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return executeQuery(this.#transaction?.session ?? this.#connection, query)
  }

  /** The rows are read at once; `Connection.stream` is what reads a result piece by piece. */
  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }

  async begin(settings: TransactionSettings): Promise<void> {
    assertDefaultSettings(settings)
    this.#transaction = await this.#connection.begin()
  }

  async commit(): Promise<void> {
    await this.#transaction?.commit()
    this.#transaction = null
  }

  /** kysely also rolls back what could not be committed. */
  async rollback(): Promise<void> {
    const transaction = this.#transaction
    this.#transaction = null
    await transaction?.rollback()
  }
}

import type { Connection, Dialect, Statement } from '@recto/dialects'
import {
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Driver,
  InsertQueryNode,
  type Dialect as KyselyDialect,
  type QueryResult,
  SelectQueryNode,
  type TransactionSettings,
} from 'kysely'

/** kysely's view of a connection: the engine's compiler, and a driver that hands statements to the connection. */
export function connectionDialect(dialect: Dialect, connection: Connection): KyselyDialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new ConnectionDriver(connection),
    createIntrospector: (): DatabaseIntrospector => {
      throw new Error('Read the catalog with dialect.introspect(connection).')
    },
  }
}

/** The connection is a pool or a session; either runs statements by itself, so nothing is acquired or released. */
class ConnectionDriver implements Driver {
  readonly #session: DatabaseConnection

  constructor(connection: Connection) {
    this.#session = {
      executeQuery: (query) => executeQuery(connection, query),
      streamQuery: () => {
        throw new Error('Stream rows with connection.stream(statement).')
      },
    }
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#session
  }

  /** Ours retry after a deadlock, which kysely's do not. */
  async beginTransaction(_session: DatabaseConnection, _settings: TransactionSettings): Promise<void> {
    throw new Error('Use connection.transaction(work), and systemDatabase on the session it is given.')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

async function executeQuery<Row>(connection: Connection, statement: Statement): Promise<QueryResult<Row>> {
  const { query } = statement
  if (returnsRows(query)) return { rows: await connection.rows<Row>(statement) }
  const { affectedRows, insertId } = await connection.execute(statement)
  return {
    rows: [],
    numAffectedRows: BigInt(affectedRows),
    ...(insertId === undefined || !InsertQueryNode.is(query) ? {} : { insertId: BigInt(insertId) }),
  }
}

function returnsRows(query: Statement['query']): boolean {
  return (
    SelectQueryNode.is(query) ||
    ('returning' in query && query.returning !== undefined) ||
    ('output' in query && query.output !== undefined)
  )
}

import type { Connection, Query } from 'pg'

/** A statement that is kept prepared, with parameters that are sent as text. */
export interface NamedStatement {
  readonly name: string
  readonly sql: string
  readonly parameters: readonly (string | null)[]
}

/** A read on its way to a session together with others. The driver calls it back in the order in which reads were sent. */
export interface PipelinedRead {
  readonly statement: NamedStatement
  /** What the server said is complete. */
  done(): void
  failed(error: Error): void
}

export type PipelinedQueryClass = new (read: PipelinedRead) => Query

/** What the driver keeps of a session's prepared statements, name → text (pg/lib/connection.js), and the messages it sends. */
interface DriverConnection {
  readonly parsedStatements: Record<string, string>
  /** On their way: sent, and not yet answered. */
  readonly submittedNamedStatements: Record<string, string>
  parse(statement: { readonly name: string; readonly text: string; readonly types: readonly number[] }): void
  bind(portal: { readonly statement: string; readonly values: readonly unknown[] }): void
  execute(): void
  sync(): void
}

/** The driver's query (pg/lib/query.js): what it sends when it is its turn. */
interface DriverQuery extends Query {
  readonly text: string
  submit(connection: Connection): void
}

/** The text a session has prepared, or is about to, under a name. */
export function preparedText(connection: unknown, name: string): string | undefined {
  const { parsedStatements, submittedNamedStatements } = connection as DriverConnection
  return parsedStatements[name] ?? submittedNamedStatements[name]
}

/**
 * The driver's query for sessions in pipeline mode, with the least that a read needs: no description of its columns, no rows,
 * no fields. Each read ends with a Sync of its own, so that one that fails touches no other.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export function pipelinedQueryClass(Base: typeof Query): PipelinedQueryClass {
  return class extends (Base as unknown as new (text: string) => DriverQuery) {
    readonly #read: PipelinedRead
    /** The driver notes under it that the statement is prepared. */
    readonly name: string

    constructor(read: PipelinedRead) {
      super(read.statement.sql)
      this.#read = read
      this.name = read.statement.name
    }

    override submit(driverConnection: Connection): void {
      const connection = driverConnection as unknown as DriverConnection
      const { name, text } = this
      if (preparedText(connection, name) === undefined) {
        connection.parse({ name, text, types: [] })
        connection.submittedNamedStatements[name] = text
      }
      connection.bind({ statement: name, values: this.#read.statement.parameters })
      connection.execute()
      connection.sync()
    }

    handleDataRow(): void {
      // Rows are split off before they come here.
    }

    handleCommandComplete(): void {
      // Reads tell nothing but their rows.
    }

    handleReadyForQuery(): void {
      this.#read.done()
    }

    handleError(error: Error): void {
      this.#read.failed(error)
    }
  }
}

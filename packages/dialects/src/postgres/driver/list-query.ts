import type { Connection } from 'pg'
import type { RowLayout } from '../../row-layout.ts'
import type { RawRowReceiver } from './raw-row-client.ts'
import { JsonRowWriter } from './row-writer.ts'
import type { TextsQuery, TextsQueryClass, TextsQueryOptions } from './texts-query.ts'

/** A statement whose rows become one JSON array while they come in, without the driver's making of messages and texts. */
export interface ListQuery extends TextsQuery {
  /** Once all rows have come. */
  list(): string
}

export interface ListQueryOptions extends TextsQueryOptions {
  readonly layout: RowLayout
  /** Of the session the statement runs in. */
  readonly receiver: RawRowReceiver
}

export type ListQueryClass = new (options: ListQueryOptions) => ListQuery

/** What the driver calls when it is a query's turn, and when all has come or failed (pg/lib/query.js). */
interface DriverQuery extends TextsQuery {
  submit(connection: Connection): void
  handleReadyForQuery(connection: Connection): void
  handleError(error: Error, connection: Connection): void
}

export function listQueryClass(Base: TextsQueryClass): ListQueryClass {
  return class extends (Base as new (options: TextsQueryOptions) => DriverQuery) implements ListQuery {
    readonly #layout: RowLayout
    readonly #receiver: RawRowReceiver
    #writer: JsonRowWriter | null = null
    #text = '[]'

    constructor({ layout, receiver, ...options }: ListQueryOptions) {
      super(options)
      this.#layout = layout
      this.#receiver = receiver
    }

    list(): string {
      return this.#text
    }

    override submit(connection: Connection): void {
      this.#writer = new JsonRowWriter(this.#layout, this.#receiver.scratch)
      this.#receiver.writer = this.#writer
      super.submit(connection)
    }

    override handleReadyForQuery(connection: Connection): void {
      this.#receiver.writer = null
      try {
        this.#text = this.#writer?.list() ?? '[]'
      } catch (error) {
        super.handleError(error as Error, connection)
        return
      }
      super.handleReadyForQuery(connection)
    }

    override handleError(error: Error, connection: Connection): void {
      this.#receiver.writer = null
      super.handleError(error, connection)
    }
  }
}

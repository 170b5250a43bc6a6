import type { Query } from 'pg'

/** A statement whose first column is read as text, whatever its type, without the driver's making of rows and fields. */
export interface TextsQuery extends Query {
  readonly texts: (string | null)[]
}

export interface TextsQueryOptions {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** Prepared once in a session, under this name. */
  readonly name: string | undefined
  readonly callback: (error: Error | null) => void
}

export type TextsQueryClass = new (options: TextsQueryOptions) => TextsQuery

/**
 * The driver's query with other handlers for what the server sends. They are the interface it offers to queries of one's
 * own, as `pg-cursor` is one: https://node-postgres.com/apis/cursor
 */
export function textsQueryClass(Base: typeof Query): TextsQueryClass {
  return class extends Base implements TextsQuery {
    readonly texts: (string | null)[] = []
    readonly name: string | undefined
    readonly callback: TextsQueryOptions['callback']

    constructor({ sql, parameters, name, callback }: TextsQueryOptions) {
      super(sql, [...parameters])
      this.name = name
      this.callback = callback
    }

    handleRowDescription(): void {
      // There is one column, and it is text.
    }

    handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
      this.texts.push(fields[0] ?? null)
    }

    handleCommandComplete(): void {
      // Reads tell nothing but their rows.
    }
  }
}

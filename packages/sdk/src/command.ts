/** HTTP methods the API speaks. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE' | 'SEARCH'

declare const outputType: unique symbol
declare const schemaType: unique symbol

/**
 * One request as plain data, made by a function such as `readItems` and sent by `client.request`.
 * `Schema` says which database description it was written for, `Output` what its `data` will be.
 */
export interface Command<Schema, Output> {
  readonly method: Method
  /** Below the client's URL, starting with `/`, already percent-encoded. */
  readonly path: string
  readonly query?: object
  /** Sent as JSON; a `FormData` as a form, a `Blob` as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly [outputType]?: Output
  readonly [schemaType]?: (schema: Schema) => void
}

/** What the API answers: the data, and beside it the counts when `meta` was asked for, or of uploads the files with the same content. */
export interface Envelope<Output> {
  readonly data: Output
  readonly meta?: {
    readonly total_count?: number
    readonly filter_count?: number
    readonly duplicate_of?: Readonly<Record<string, string>>
  }
}

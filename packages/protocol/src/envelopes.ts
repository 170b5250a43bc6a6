import type { MetaCountName } from './query-params.ts'

/** The body of an answer that succeeded. */
export interface DataEnvelope<Data> {
  readonly data: Data
  /** Only when asked for. */
  readonly meta?: AnswerMeta
}

/** What `meta` asked for, and the cursor of the next page when `cursor` was used. */
export type AnswerMeta = { readonly [name in MetaCountName]?: number } & {
  /** `null`: this is the last page. */
  readonly next?: string | null
}

/** The body of a `SEARCH` request: a read whose query does not fit an address. */
export interface SearchBody {
  readonly query?: Readonly<Record<string, unknown>>
  readonly keys?: readonly (string | number)[]
}

/** The body that changes items with the same data, by keys or by query. */
export type UpdateManyBody<Data> =
  | { readonly keys: readonly (string | number)[]; readonly data: Data }
  | { readonly query: Readonly<Record<string, unknown>>; readonly data: Data }

/** The body that deletes items: keys, or a query that selects the rows. */
export type DeleteManyBody =
  | readonly (string | number)[]
  | { readonly keys: readonly (string | number)[] }
  | { readonly query: Readonly<Record<string, unknown>> }

import type { JsonObject } from '@recto/protocol'

/** What is to be written, the same for all transports. `query` shapes what is read back. */
export type MutationInput = CreateInput | UpdateInput | UpsertInput | MergeInput | DeleteInput | SortInput

interface MutationBase {
  readonly collection: string
  readonly query: JsonObject
  /** Whether system collections may be named. `/items` may not. @default true */
  readonly allowsSystem?: boolean
  /** Items named by a query instead of by their keys. */
  readonly selection?: JsonObject
  /** Items are only changed or deleted while their latest revision is one of these; `*`: while they are there. */
  readonly ifRevision?: readonly string[]
}

/** New items: an object for one, a list for several. */
export interface CreateInput extends MutationBase {
  readonly kind: 'create'
  readonly data: unknown
}

/** The same `data` for all `keys`, or for the items of `selection`; or a payload with its key for `each`. */
export interface UpdateInput extends MutationBase {
  readonly kind: 'update'
  readonly keys?: readonly (string | number)[]
  readonly data?: unknown
  readonly each?: readonly unknown[]
  /** One item was named: the answer is that item, not a list. */
  readonly isOne?: boolean
}

export interface DeleteInput extends MutationBase {
  readonly kind: 'delete'
  readonly keys?: readonly (string | number)[]
}

/** The row of a singleton: created when there is none yet, changed otherwise. */
export interface UpsertInput extends MutationBase {
  readonly kind: 'upsert'
  readonly data: unknown
}

/** Items that are changed when there is one with the same values in the fields `on`, and created otherwise. */
export interface MergeInput extends MutationBase {
  readonly kind: 'merge'
  readonly data: unknown
  readonly on: readonly string[]
}

/** An item that is to be moved to the position of another, in the order that the sort field of the collection gives. */
export interface SortInput {
  readonly kind: 'sort'
  readonly collection: string
  /** Keys, not looked at yet. */
  readonly item: unknown
  readonly to: unknown
}

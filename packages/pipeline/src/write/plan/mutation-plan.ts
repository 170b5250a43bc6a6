import type { Issue } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { EncodedKey } from '../execute/stored-key.ts'
import type { NestedItem, NestedList } from './split-payload.ts'

/**
 * What a write does, as plain data: set-based steps, made before the first of them runs. A step that depends on rows (keys
 * that may exist, row rules, the key of a parent) carries what was sent, and is planned further when the rows are known.
 */
export interface MutationPlan {
  readonly steps: readonly MutationStep[]
  /** Keys of the items that are written, in the order of the request; `null` where only the steps tell. */
  readonly keys: readonly EncodedKey[] | null
  /** Items that must still be at one of these revisions when the steps have run. */
  readonly guard: RevisionGuard | null
}

export type MutationStep = CreateStep | PendingCreateStep | UpdateStep | UpdateEachStep | DeleteStep | MergeStep | SingletonStep | SortStep

/** Items and the revisions of which one has to be their latest; `*`: they exist. */
export interface RevisionGuard {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  readonly revisions: readonly string[]
}

/** New items, checked: one INSERT, after the items nested under their key fields and before the lists nested in them. */
export interface CreateStep {
  readonly kind: 'create'
  readonly collection: Collection
  /** Relation fields that lead from the request to these items. */
  readonly path: readonly string[]
  readonly items: readonly PlannedItem[]
  /** Items under key fields; those that send no key are planned already. */
  readonly toOne: readonly NestedStep[]
}

/** New items whose payloads listeners or collection hooks see first, in the transaction. */
export interface PendingCreateStep {
  readonly kind: 'pending-create'
  readonly collection: Collection
  readonly path: readonly string[]
  readonly payloads: readonly unknown[]
}

/** The same values for several items. */
export interface UpdateStep extends PlannedChange {
  readonly kind: 'update'
  readonly collection: Collection
  readonly path: readonly string[]
  readonly keys: readonly EncodedKey[]
}

/** Values of their own for several items, each of which occurs once. */
export interface UpdateEachStep {
  readonly kind: 'update-each'
  readonly collection: Collection
  readonly changes: readonly KeyedChange[]
}

/** One item of an {@link UpdateEachStep}. */
export interface KeyedChange extends PlannedChange {
  readonly key: EncodedKey
  readonly path: readonly string[]
  /** Its place in the request, to find what it is nested in. */
  readonly position: number
}

export interface DeleteStep {
  readonly kind: 'delete'
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
}

/** Items to be found by the values of the fields `on`, then updated or created. */
export interface MergeStep {
  readonly kind: 'merge'
  readonly collection: Collection
  readonly on: readonly string[]
  readonly payloads: readonly unknown[]
}

/** The row of a singleton, to be updated or, when there is none yet, created. */
export interface SingletonStep {
  readonly kind: 'singleton'
  readonly collection: Collection
  readonly payload: unknown
}

/** An item that is moved to the position of another; the items between them make room. */
export interface SortStep {
  readonly kind: 'sort'
  readonly collection: Collection
  /** The field that holds the positions. */
  readonly field: string
  readonly item: EncodedKey
  readonly to: EncodedKey
}

/** A checked payload with presets, and what it becomes. */
export interface PlannedItem {
  readonly payload: JsonObject
  readonly columns: JsonObject
  readonly toOne: readonly NestedItem[]
  readonly toMany: readonly NestedList[]
}

/** A planned update of one item or several. */
export interface PlannedChange {
  /** Names of the fields that were sent: each must be permitted by a row rule that matches. */
  readonly fields: readonly string[]
  readonly item: PlannedItem
  /** What is wrong with the payload. Reported after the row rules: a caller who may not change the row gets FORBIDDEN only. */
  readonly issues: readonly Issue[]
}

/** Items nested under one key field that belong to the same collection. */
export interface NestedStep {
  readonly collection: Collection
  readonly path: readonly string[]
  readonly nested: readonly NestedAt[]
  /** The new items, where none sends a key. Items with a key may exist: `null` until the step looks them up. */
  readonly create: CreateStep | PendingCreateStep | null
}

/** An item nested under a key field, and the position of the item that holds it. */
export interface NestedAt {
  readonly position: number
  readonly nested: NestedItem
  readonly key: EncodedKey | null
}

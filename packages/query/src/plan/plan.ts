import type { ColumnShape, DatePart } from '@recto/dialects/expressions'
import type { FilterOperator } from '@recto/protocol'
import type { Collection, Field } from '@recto/schema'
import type { MeasureFunction } from '../resolve/aggregation.ts'
import type { Operand } from '../resolve/operand.ts'
import type { SearchKind } from '../search-kind.ts'

/** A table in a statement. Every occurrence has an alias of its own, so that conditions can be moved freely. */
export interface Source {
  readonly alias: string
  readonly collection: Collection
}

/** Something a row has. Plain data; `compile/value.ts` turns it into SQL. */
export type Value =
  | { readonly kind: 'null' }
  | { readonly kind: 'zero' }
  | { readonly kind: 'column'; readonly source: Source; readonly field: Field }
  /** Columns as one text: each percent-encoded, joined with commas. */
  | { readonly kind: 'key-text'; readonly source: Source; readonly fields: readonly Field[] }
  /** The mask of a concealed value; NULL stays NULL. */
  | { readonly kind: 'concealed'; readonly of: Value }
  /** Only shown where a rule that grants it matches. */
  | { readonly kind: 'masked'; readonly when: Condition; readonly value: Value }
  | { readonly kind: 'date-part'; readonly part: DatePart; readonly of: Value; readonly shape: ColumnShape }
  | { readonly kind: 'json-length'; readonly of: Value; readonly shape: ColumnShape }
  | {
      readonly kind: 'json'
      readonly of: Value
      readonly path: readonly (string | number)[]
      readonly as: 'document' | 'text' | 'number'
      readonly shape: ColumnShape
    }
  | { readonly kind: 'count'; readonly rows: Rows }
  /** A value of the first of the rows, ordered by that value. */
  | { readonly kind: 'first'; readonly rows: Rows; readonly value: Value; readonly direction: 'asc' | 'desc'; readonly isSingle: boolean }
  /** As the engine writes it: where a type has no order, or must survive a round trip unchanged. */
  | { readonly kind: 'text'; readonly of: Value; readonly shape: ColumnShape }
  /** A column of the derived table of an aggregation. */
  | { readonly kind: 'derived'; readonly column: string }

/** Rows of a table that belong to a row of the statement around it. */
export interface Rows {
  readonly source: Source
  readonly where: Condition
  /** They are found only by reading the whole table. */
  readonly isUnindexed?: true
}

export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | {
      readonly kind: 'test'
      readonly value: Value
      readonly shape: ColumnShape
      readonly operator: FilterOperator
      readonly operand: Operand
    }
  | { readonly kind: 'exists'; readonly rows: Rows; readonly isNegated: boolean }
  /** Two values that are the same key. `text-of-key`, `key-of-text`: the left one holds it as text, and which of them is converted. */
  | { readonly kind: 'same'; readonly left: Value; readonly right: Value; readonly as: 'key' | 'text-of-key' | 'key-of-text' }
  | {
      readonly kind: 'matches-search'
      readonly value: Value
      readonly shape: ColumnShape
      readonly operand: Operand
      readonly term: SearchKind
    }
  | { readonly kind: 'after'; readonly terms: readonly AfterTerm[] }

/** One term of the position a page ended at. */
export interface AfterTerm {
  readonly value: Value
  readonly shape: ColumnShape
  readonly direction: 'asc' | 'desc'
  readonly operand: Operand
  /** Whether the last item had no value here. */
  readonly isNull: boolean
}

/** A table joined to the one a select is about; at most one row of it for each. */
export interface Join {
  readonly source: Source
  readonly on: Condition
}

/** A select of items, at any depth of an answer. */
export interface ItemsPlan {
  readonly kind: 'items'
  readonly source: Source
  readonly joins: readonly Join[]
  readonly where: Condition
  readonly entries: readonly Entry[]
  /** Each item is the value of its only entry. */
  readonly isBare: boolean
  readonly order: readonly Order[]
  readonly limit: number | null
  readonly offset: Operand | null
}

/** A select of groups. Rows are reduced to the columns needed, then grouped, then written. */
export interface GroupsPlan {
  readonly kind: 'groups'
  readonly source: Source
  readonly joins: readonly Join[]
  readonly where: Condition
  readonly groups: readonly GroupColumn[]
  /** Key columns by which a nested list finds its parent, grouped by but not shown. */
  readonly links: readonly { readonly column: string; readonly value: Value; readonly parent: Value }[]
  /** The rows of a parent are found only by reading the whole table. */
  readonly isUnindexed?: true
  /** Whether the parent shows this list at all. */
  readonly when: Condition
  readonly measures: readonly MeasureColumn[]
  readonly having: Condition
  readonly order: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[]
  readonly limit: number | null
  readonly offset: Operand | null
}

export interface GroupColumn {
  readonly column: string
  readonly key: string
  readonly value: Value
  readonly shape: ColumnShape
}

export interface MeasureColumn {
  readonly column: string
  readonly function: MeasureFunction
  /** Name of the field, or `null` for the rows themselves. */
  readonly field: string | null
  readonly value: Value | null
  /** Of the values that go in. */
  readonly shape: ColumnShape
}

export type SelectPlan = ItemsPlan | GroupsPlan

export interface Entry {
  readonly key: string
  readonly value: EntryValue
}

export type EntryValue =
  | { readonly kind: 'value'; readonly value: Value; readonly shape: ColumnShape }
  /** `when` false: the whole list is hidden. */
  | { readonly kind: 'list'; readonly select: SelectPlan; readonly when: Condition; readonly isUnindexed?: true }
  | { readonly kind: 'object'; readonly select: SelectPlan }
  | {
      readonly kind: 'any'
      readonly collection: Value
      readonly branches: readonly AnyBranch[]
      readonly others: readonly string[]
      readonly item: Value
      readonly shape: ColumnShape
    }

export interface AnyBranch {
  readonly collection: string
  readonly select: SelectPlan
}

export interface Order {
  readonly value: Value
  readonly shape: ColumnShape
  readonly direction: 'asc' | 'desc'
}

/** A number of rows. */
export interface CountPlan extends Rows {
  readonly joins: readonly Join[]
}

/** A whole read. */
export interface ReadPlan {
  readonly select: SelectPlan
  readonly totalCount: CountPlan | null
  readonly filterCount: CountPlan | null
  readonly estimate: CountPlan | null
  /** Position of the last item of the page, for the next one. */
  readonly next: ItemsPlan | null
}

export const always: Condition = { kind: 'constant', value: true }
export const never: Condition = { kind: 'constant', value: false }

/** All of them; constants are folded away. */
export function allOf(conditions: readonly Condition[]): Condition {
  const open = conditions
    .flatMap((condition) => (condition.kind === 'and' ? condition.conditions : [condition]))
    .filter((condition) => condition !== always)
  if (open.some((condition) => condition.kind === 'constant' && !condition.value)) return never
  const [only] = open
  if (only === undefined) return always
  return open.length === 1 ? only : { kind: 'and', conditions: open }
}

/** Any of them; constants are folded away. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const open = conditions
    .flatMap((condition) => (condition.kind === 'or' ? condition.conditions : [condition]))
    .filter((condition) => condition !== never)
  if (open.some((condition) => condition.kind === 'constant' && condition.value)) return always
  const [only] = open
  if (only === undefined) return never
  return open.length === 1 ? only : { kind: 'or', conditions: open }
}

import type { FilterOperator } from '@recto/protocol'

/** Used when no schema is given: any collection, any field. */
export type AnySchema = Record<string, Record<string, unknown>[]>

/** Names of the collections of a schema. */
export type CollectionName<Schema> = Extract<keyof Schema, string>

/** The item type of a collection; a schema writes collections as arrays and singletons as objects. */
export type ItemOf<Schema, Name extends keyof Schema> = Schema[Name] extends readonly (infer Item)[] ? Item : Schema[Name]

type Related<Value> = Extract<Value extends readonly (infer Entry)[] ? Entry : Value, object>
type RelationNames<Item> = { [Name in keyof Item]-?: [Related<Item[Name]>] extends [never] ? never : Name }[keyof Item]

/** What may stand in `fields`: names, `'*'`, and objects that go into relations: `['title', { author: ['name'] }]`. */
export type FieldSelection<Item> = string extends keyof Item
  ? string | { readonly [relation: string]: readonly FieldSelection<Item>[] }
  : '*' | Extract<keyof Item, string> | { readonly [Name in RelationNames<Item>]?: readonly FieldSelection<Related<Item[Name]>>[] }

/** Conditions on one value: `{ _gte: 10, _lt: 20 }`. */
export type Conditions = { readonly [Operator in FilterOperator]?: unknown }

/** A filter: conditions by field, going into relations by nesting, joined with `_and` and `_or`. Functions are keys too: `'year(born)'`. */
export type Filter<Item> = string extends keyof Item ? object : FieldFilters<Item> & { readonly [call: `${string}(${string})`]: Conditions }

type FieldFilters<Item> = { readonly _and?: readonly Filter<Item>[]; readonly _or?: readonly Filter<Item>[] } & {
  readonly [Name in keyof Item]?: Conditions | RelationFilter<Related<Item[Name]>>
}
type RelationFilter<Item> = [Item] extends [never] ? never : Filter<Item> | { readonly _some?: Filter<Item>; readonly _none?: Filter<Item> }

type SortPath<Item> =
  | Extract<keyof Item, string>
  | { [Name in RelationNames<Item>]: `${Extract<Name, string>}.${string}` }[RelationNames<Item>]

/** What a list is sorted by: a field, a path into a relation, or a function of one; `-` before it turns the order round. */
export type Sort<Item> = string extends keyof Item ? string : `${'' | '-'}${SortPath<Item> | `${string}(${string})`}`

/** The query of a read. */
export interface Query<Item> {
  readonly fields?: readonly FieldSelection<Item>[]
  readonly filter?: Filter<Item>
  readonly search?: string
  readonly sort?: readonly Sort<Item>[]
  readonly limit?: number
  readonly offset?: number
  readonly page?: number
  readonly deep?: object
  readonly alias?: Readonly<Record<string, string>>
  readonly aggregate?: Readonly<Record<string, string | readonly string[]>>
  readonly groupBy?: readonly string[]
  readonly meta?: readonly ('total_count' | 'filter_count' | '*')[]
  /** Of one item: as it would be with the changes of this version. */
  readonly version?: string
  /** Changes to relations as they were saved, instead of what they would come to. */
  readonly versionRaw?: boolean
}

type NestedOf<Fields> = Exclude<Fields, string>
type FieldsUnder<Fields, Name> =
  NestedOf<Fields> extends infer Nested
    ? Nested extends object
      ? Name extends keyof Nested
        ? Nested[Name] extends readonly (infer Inner)[]
          ? Inner
          : never
        : never
      : never
    : never
type NestedNames<Fields> = NestedOf<Fields> extends infer Nested ? (Nested extends object ? keyof Nested : never) : never
type FlatNames<Item, Fields> = '*' extends Fields ? keyof Item : Extract<Fields, keyof Item>

type Key = string | number | bigint

/** Any JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** `recto types` marks the columns that hold more than plain text by these literals, as clients of the field expect them. */
interface MarkedTypes {
  readonly datetime: string
  readonly json: Json
  readonly csv: readonly string[]
}

type Unmarked<Value> = Value extends keyof MarkedTypes ? MarkedTypes[Value] : Value

/** A value read without going into its relation: the key, or a list of keys. Values that are no relation stay as they are. */
type Flat<Value> = [Extract<Value, Key>] extends [never] ? FlatList<Value> : Unmarked<Exclude<Value, object>>
type FlatList<Value> = [Extract<Value, readonly Key[]>] extends [never] ? Value : Extract<Value, readonly Key[]> | Exclude<Value, object>
type Nested<Value, Fields> = Value extends readonly (infer Entry)[]
  ? Simplify<PickedItem<Related<Entry>, Fields>>[]
  : Value extends object
    ? Simplify<PickedItem<Value, Fields>>
    : Extract<Value, null | undefined>

type PickedItem<Item, Fields> = {
  [Name in Exclude<FlatNames<Item, Fields>, NestedNames<Fields>>]: Flat<Item[Name]>
} & { [Name in Extract<keyof Item, NestedNames<Fields>>]: Nested<Item[Name], FieldsUnder<Fields, Name>> }

/** What a read gives: the fields asked for, relations as keys unless they were gone into. */
export type Picked<Item, Asked extends Query<Item> | undefined> = string extends keyof Item
  ? Item
  : Asked extends { readonly fields: readonly (infer Fields)[] }
    ? Simplify<PickedItem<Item, Fields>>
    : Simplify<PickedItem<Item, '*'>>

type Simplify<Value> = Value extends object ? { [Name in keyof Value]: Value[Name] } : Value

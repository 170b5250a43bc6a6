import type { FilterOperator } from '@recto/protocol'

/**
 * A parsed query: checked in form, not yet against a schema. Both encodings (query string, JSON) and GraphQL end here.
 * `printQuery` is the way back.
 */
export interface Query {
  /** Paths in request order; `null`: not asked, i.e. `*`. */
  readonly fields: readonly FieldPath[] | null
  readonly filter: Filter | null
  readonly search: string | null
  readonly sort: readonly Sort[] | null
  /** `null`: the default; `-1`: without limit. */
  readonly limit: number | null
  readonly offset: number | null
  readonly page: number | null
  /** Keyset cursor from an earlier answer's `meta.next`; `''` starts. Recto's own. */
  readonly cursor: string | null
  readonly aggregate: readonly Aggregate[] | null
  readonly groupBy: readonly FieldCall[] | null
  /** Filter over aggregated values, keys such as `count` or `sum.pages`. Recto's own. */
  readonly having: Filter | null
  /** Options of nested levels, by relation field, alias, or `item:collection`. */
  readonly deep: ReadonlyMap<string, Query>
  /** New name → field, or function call. */
  readonly alias: ReadonlyMap<string, FieldCall>
  readonly meta: readonly MetaCount[]
  readonly backlink: boolean
  readonly version: string | null
  readonly versionRaw: boolean
  readonly export: ExportFormat | null
}

export type MetaCount = 'total_count' | 'filter_count' | 'estimate'
export type ExportFormat = 'csv' | 'csv_utf8' | 'json' | 'xml' | 'yaml'

/** Dot path of a selection. The last step may be a wildcard or a call; steps before it name relations. */
export interface FieldPath {
  readonly steps: readonly Step[]
}

export type Step =
  | { readonly kind: 'field'; readonly name: string /** `item:block_text` */; readonly scope: string | null }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'call'; readonly call: FieldCall }

/** A field, or a function over one: `year(born)`, `count(chapters)`, `json(meta, b.list[2])`. */
export interface FieldCall {
  /** `null`: the field itself. */
  readonly function: string | null
  readonly field: string
  /** `json` only: keys and indexes. */
  readonly path: readonly (string | number)[] | null
}

export interface Sort {
  readonly path: readonly string[]
  /** The last step, which may be a call. */
  readonly call: FieldCall
  readonly direction: 'asc' | 'desc'
}

export interface Aggregate {
  readonly function: string
  /** `*` or a field name. */
  readonly field: string
}

/** A filter tree. Values are literals or dynamic variables, not yet checked against the type of their field. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'field'; readonly call: FieldCall; readonly scope: string | null; readonly filter: Filter }
  | { readonly kind: 'follow'; readonly collection: string; readonly fields: readonly string[]; readonly filter: Filter }
  | { readonly kind: 'some' | 'none'; readonly filter: Filter }
  | { readonly kind: 'json'; readonly path: readonly (string | number)[]; readonly filter: Filter }
  | { readonly kind: 'operator'; readonly operator: FilterOperator; readonly value: FilterValue }

/** One value, or a list of them for `_in`, `_between` and their likes. */
export type FilterValue = FilterOperand | readonly FilterOperand[]

export type FilterOperand = FilterLiteral | Variable
export type FilterLiteral = string | number | boolean | null | { readonly geojson: string }

/** `$CURRENT_USER.role.name`: `{ variable: '$CURRENT_USER', path: ['role', 'name'] }`; `$NOW(-1 day)` has an `adjustment`. */
export interface Variable {
  readonly variable: '$NOW' | '$CURRENT_USER' | '$CURRENT_ROLE' | '$CURRENT_ROLES' | '$CURRENT_POLICIES'
  readonly path: readonly string[]
  readonly adjustment: string | null
}

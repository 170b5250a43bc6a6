import type { Statement } from '@recto/dialects'
import type { RowLayout } from '@recto/dialects/expressions'
import type { AliasableExpression } from 'kysely'
import type { Variable } from './query.ts'
import type { ResultColumns } from './result-columns.ts'

/**
 * A read, ready to run again and again. It holds no value a caller sent: those are bound for each run, so one plan
 * serves every request of the same shape.
 */
export interface CompiledRead {
  /**
   * The answer's data. `document`: one row, one text, the whole JSON. `rows`: one text of JSON per item. `fields`: one
   * column per key, which `Connection.list` makes JSON of.
   */
  readonly form: 'document' | 'rows' | 'fields'
  /** `one`: the statement gives at most one item and the answer is that item itself. */
  readonly cardinality: 'one' | 'many'
  /** Statement of the data with the values of this run, which any kysely instance can execute too. @throws {RectoError} INVALID_QUERY when a value does not fit its field. */
  data(run: RunValues): DataStatement
  /**
   * The answer as a sub-query, for use inside a kysely query of your own: one JSON text, the list of the items or, with
   * `cardinality: 'one'`, the item.
   * @throws {RectoError} INVALID_QUERY when a value does not fit its field.
   */
  expression(run: RunValues): AliasableExpression<string>
  /** One row, one number, as text; `null` when not asked for. */
  readonly totalCount: ((run: RunValues) => Statement) | null
  readonly filterCount: ((run: RunValues) => Statement) | null
  /** As `filterCount`, counted no further than {@link estimateMost}. */
  readonly estimate: ((run: RunValues) => Statement) | null
  /**
   * At most one row, one text: where the page ends, for `encodeCursor`. No row: there is no next page.
   * `null` when no cursor was asked for.
   */
  readonly nextCursor: ((run: RunValues) => Statement) | null
  /** Variables that must be resolved before a run. */
  readonly variables: readonly Variable[]
  /** What the items look like, known before there are any. */
  readonly columns: ResultColumns
  /** Collections whose rows the answer depends on; for caches and read hooks. */
  readonly dependsOn: ReadonlySet<string>
}

/** The statement of an answer's data. */
export interface DataStatement extends Statement {
  /** Of the form `fields`: how its columns become JSON. */
  readonly layout?: RowLayout
}

/** Where `meta=estimate` stops counting; that number itself means "this many or more". */
export const estimateMost = 10_001

/** What differs between two runs of one plan. */
export interface RunValues {
  /** Literals of the request in the order of its shape, see `shapeOf`. */
  readonly literals: readonly unknown[]
  /** Values of variables with a path or about the caller, by the text that `printVariable` gives. */
  readonly variables: ReadonlyMap<string, unknown>
  readonly now: Date
}

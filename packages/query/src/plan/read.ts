import { invalidQuery } from '@recto/errors'
import { columnShape, type Field, keyFields } from '@recto/schema'
import type { CursorValue } from '../cursor.ts'
import { invalidCursor } from '../cursor.ts'
import type { Query } from '../query.ts'
import type { Level } from '../resolve/level.ts'
import type { Operand } from '../resolve/operand.ts'
import { computedShape, isMoment } from './column-shape.ts'
import { accessRules, newSource, type PlanContext, type PresentRow } from './context.ts'
import { planGroups } from './groups.ts'
import { newJoins } from './joins.ts'
import { planLevel } from './level.ts'
import { levelRules, planLevelFilter } from './level-filter.ts'
import {
  allOf,
  always,
  anyOf,
  type Condition,
  type CountPlan,
  type EntryValue,
  type ItemsPlan,
  type Order,
  type ReadPlan,
  type Source,
} from './plan.ts'
import { planRules } from './rules.ts'

/** Items addressed by key: for each, the position of its key's values among the literals. */
export interface AddressedKeys {
  readonly kind: 'one' | 'some'
  /** Of a key with one column: the single position of a list of keys. */
  readonly list: number | null
  /** Otherwise, per key, the position of each column's value. */
  readonly positions: readonly (readonly number[])[]
  /** A list as long as that of the keys. */
  readonly sample: readonly (string | number)[]
}

export interface RootOptions {
  readonly query: Query
  readonly keys: AddressedKeys | null
  /** Where the values of the cursor begin among the literals. */
  readonly cursorStart: number
  readonly cursor: readonly CursorValue[] | null
}

/** Plans a read from its resolved root. */
export function planRead(context: PlanContext, level: Level, options: RootOptions): ReadPlan {
  const row = rootRow(context, level, levelRules(context, level))
  const where = allOf([planRules(context, row.visibleBy, row.source), planKeys(row.source, options.keys)])
  const { meta } = options.query
  const counts = {
    totalCount: meta.includes('total_count') ? countOf(context, level, 'total_count') : null,
    filterCount: meta.includes('filter_count') ? countOf(context, level, 'filter_count') : null,
    estimate: meta.includes('estimate') ? countOf(context, level, 'filter_count') : null,
  }
  if (level.aggregation !== null) return { ...counts, select: planGroups(context, level, { kind: 'root', row, where }), next: null }
  const page = planLevel(context, level, { row, where })
  if (options.query.cursor === null) return { ...counts, select: page, next: null }
  if (!isComplete(page)) throw invalidQuery('"cursor" needs a primary key that may be read')
  const select = { ...page, where: allOf([page.where, planAfter(page, options)]), offset: null }
  return { ...counts, select, next: planNext(select) }
}

function rootRow(context: PlanContext, { collection }: Level, visibleBy: PresentRow['visibleBy']): PresentRow {
  return { kind: 'present', source: newSource(context, collection), visibleBy }
}

/** Counts see all rows the caller may see, whichever fields are selected. */
function countOf(context: PlanContext, level: Level, name: 'total_count' | 'filter_count'): CountPlan {
  const row = rootRow(context, level, accessRules(context, level.collection))
  const visible = planRules(context, row.visibleBy, row.source)
  const joins = newJoins(row.source)
  return {
    source: row.source,
    joins: joins.list,
    where: name === 'total_count' ? visible : allOf([visible, planLevelFilter({ ...context, joins }, level, row)]),
  }
}

function planKeys(source: Source, keys: AddressedKeys | null): Condition {
  if (keys === null) return always
  const fields = keyFields(source.collection)
  const [only] = fields
  if (keys.list !== null && only !== undefined)
    return keyTest(source, only, { operator: '_in', operand: { kind: 'literal', position: keys.list, sample: keys.sample } })
  const conditions = keys.positions.map((positions) =>
    allOf(
      fields.map((field, index) =>
        keyTest(source, field, { operator: '_eq', operand: { kind: 'literal', position: positions[index] ?? 0, sample: '' } }),
      ),
    ),
  )
  return anyOf(conditions)
}

interface KeyTest {
  readonly operator: '_eq' | '_in'
  readonly operand: Operand
}

function keyTest(source: Source, field: Field, test: KeyTest): Condition {
  return { kind: 'test', value: { kind: 'column', source, field }, shape: columnShape(field), ...test }
}

/** Whether no two rows are equal in the order: otherwise a page could begin after both of them, and one would be lost. */
function isComplete({ order, source }: ItemsPlan): boolean {
  const keys = keyFields(source.collection)
  return (
    keys.length > 0 &&
    keys.every((field) => order.some(({ value }) => value.kind === 'column' && value.source === source && value.field === field))
  )
}

/** Rows behind the last one of the page before. */
function planAfter({ order }: ItemsPlan, { cursor, cursorStart }: RootOptions): Condition {
  if (cursor === null) return always
  if (cursor.length !== order.length || order.length === 0) throw invalidCursor()
  const terms = order.map((term, index) => {
    const operand: Operand = { kind: 'literal', position: cursorStart + index, sample: cursor[index] === null ? null : '' }
    return { ...term, operand, isNull: cursor[index] === null }
  })
  return { kind: 'after', terms }
}

/** The sort values of the page's last row; no row when the page is not full, since nothing can follow then. */
function planNext(page: ItemsPlan): ItemsPlan | null {
  if (page.limit === null || page.limit === 0 || page.order.length === 0) return null
  const entries = page.order.map((term, index) => ({ key: `k${index}`, value: exactValue(term) }))
  return { ...page, entries, isBare: false, limit: 1, offset: { kind: 'constant', value: page.limit - 1 } }
}

/** Moments as the engine writes them: their wire form has fewer digits, and a page would begin with its own last row. */
function exactValue({ value, shape }: Order): EntryValue {
  if (!isMoment(shape) || value.kind === 'null') return { kind: 'value', value, shape }
  return { kind: 'value', value: { kind: 'text', of: value, shape }, shape: computedShape('text') }
}

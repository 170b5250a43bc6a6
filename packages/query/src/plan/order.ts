import type { ColumnShape } from '@recto/dialects/expressions'
import { columnShape } from '@recto/schema'
import type { ResolvedSort } from '../resolve/level.ts'
import type { Link } from '../resolve/link.ts'
import { tieBreakers } from '../resolve/sort.ts'
import { computedShape, shapeOfExpression, shownShape } from './column-shape.ts'
import type { PlanContext, PresentRow } from './context.ts'
import { joinedRow, leadsToOneRow } from './joins.ts'
import { planLinked } from './linked-rows.ts'
import { allOf, type Condition, type Order, type Value } from './plan.ts'
import { masked, planShown } from './value.ts'

/** The asked order, completed by the key so that no two rows are equal in it. */
export function planOrder(context: PlanContext, sort: readonly ResolvedSort[], row: PresentRow): readonly Order[] {
  const own = tieBreakers(context.resolve, row.source.collection)
  const isNamed = (term: ResolvedSort): boolean =>
    sort.some(
      ({ hops, fieldExpression }) =>
        hops.length === 0 &&
        fieldExpression.kind === 'field' &&
        term.fieldExpression.kind === 'field' &&
        fieldExpression.field === term.fieldExpression.field,
    )
  return [...sort, ...own.filter((term) => !isNamed(term))].map((term) => planTerm(context, term, row))
}

function planTerm(context: PlanContext, sort: ResolvedSort, row: PresentRow): Order {
  const { fieldExpression, collection, direction } = sort
  const shape = fieldExpression.kind === 'field' ? shownShape(fieldExpression.field) : shapeOfExpression(fieldExpression, collection)
  return { value: sortValue(context, sort, row), shape: isOrdered(shape) ? shape : computedShape('text'), direction }
}

/** JSON, geometries and binary values can't be ordered on every engine; their text can. */
function isOrdered({ type }: ColumnShape): boolean {
  return type !== 'json' && type !== 'binary' && !type.startsWith('geometry')
}

function sortable(value: Value, { fieldExpression, collection }: ResolvedSort): Value {
  const shape = shapeOfExpression(fieldExpression, collection)
  return value.kind === 'null' || isOrdered(shape) || fieldExpression.kind === 'json' ? value : { kind: 'text', of: value, shape }
}

/** Through a relation: the value of the first related row in that very order. */
function sortValue(context: PlanContext, sort: ResolvedSort, row: PresentRow): Value {
  const [hop, ...rest] = sort.hops
  if (hop === undefined) return sortable(planShown(context, sort.fieldExpression, row), sort)
  const joined = joinedRow(context, hop, row)
  if (joined !== null) return whereThere(hop.link, joined, { sort, value: sortValue(context, { ...sort, hops: rest }, joined) })
  const { row: related, rows } = planLinked(context, hop.link, { parent: row, isGuarded: true })
  const value = sortValue(context, { ...sort, hops: rest }, related)
  return { kind: 'first', rows, value, direction: sort.direction, isSingle: leadsToOneRow(hop.link) }
}

/** Columns of a missing row are NULL by the outer join; a count over it would be 0 instead. */
function whereThere(
  { relation }: Link,
  { source }: PresentRow,
  { sort, value }: { readonly sort: ResolvedSort; readonly value: Value },
): Value {
  if (sort.fieldExpression.kind !== 'count' || sort.hops.length > 1) return value
  const keys = relation.relatedFields.flatMap((name) => source.collection.fields.get(name) ?? [])
  const tests = keys.map(
    (field): Condition => ({
      kind: 'test',
      value: { kind: 'column', source, field },
      shape: columnShape(field),
      operator: '_nnull',
      operand: { kind: 'constant', value: true },
    }),
  )
  return masked(allOf(tests), value)
}

import { invalidQuery } from '@recto/errors'
import { columnShape, type Field } from '@recto/schema'
import type { Aggregation, HavingFilter, Measure, MeasureFunction } from '../resolve/aggregation.ts'
import type { Level } from '../resolve/level.ts'
import type { ToManyLink, ToOneLink } from '../resolve/link.ts'
import { computedShape, shapeOfExpression, shownShape } from './column-shape.ts'
import { accessRules, newSource, type PlanContext, type PresentRow } from './context.ts'
import { newJoins } from './joins.ts'
import { levelRules, planLevelFilter } from './level-filter.ts'
import { indexFacts } from './linked-rows.ts'
import { allOf, always, anyOf, type Condition, type GroupColumn, type GroupsPlan, type MeasureColumn, type Value } from './plan.ts'
import { planMask, planRules } from './rules.ts'
import { planShown, planValue } from './value.ts'

/** The source of grouped rows: a whole collection, or the rows a link leads to. */
export type GroupsOrigin =
  | { readonly kind: 'root'; readonly row: PresentRow; readonly where: Condition }
  | { readonly kind: 'linked'; readonly link: ToOneLink | ToManyLink; readonly parent: PresentRow }

/** The select of an aggregated level. Groups of a nested level are made for all parents at once and then picked by key. */
export function planGroups(outer: PlanContext, level: Level, origin: GroupsOrigin): GroupsPlan {
  const { aggregation, filterAndPaging } = level
  if (aggregation === null) throw new TypeError('the level is not aggregated')
  const row = origin.kind === 'root' ? origin.row : linkedRow(outer, level)
  const joins = newJoins(row.source)
  const context = { ...outer, joins }
  const visible = origin.kind === 'root' ? origin.where : planRules(context, row.visibleBy, row.source)
  return {
    kind: 'groups',
    source: row.source,
    joins: joins.list,
    where: allOf([visible, planLevelFilter(context, level, row)]),
    groups: aggregation.groups.map((group) => groupColumn(context, group, { level, row })),
    links: origin.kind === 'root' ? [] : linkColumns(origin, row),
    ...(origin.kind === 'root' ? {} : indexFacts(origin.link)),
    when: origin.kind === 'root' ? always : planMask(context, origin.link.field.name, origin.parent),
    measures: aggregation.measures.map((measure) => measureColumn(context, measure, row)),
    having: aggregation.having === null ? always : planHaving(aggregation, aggregation.having, level),
    order: aggregation.sort,
    limit: filterAndPaging.limit,
    offset: filterAndPaging.offset,
  }
}

function linkedRow(context: PlanContext, level: Level): PresentRow {
  const rules = level.selected.size === 0 ? accessRules(context, level.collection) : levelRules(context, level)
  return { kind: 'present', source: newSource(context, level.collection), visibleBy: rules }
}

function linkColumns({ link, parent }: Extract<GroupsOrigin, { kind: 'linked' }>, row: PresentRow): GroupsPlan['links'] {
  const { relation } = link
  const [own, other] = link.kind === 'to-one' ? [relation.relatedFields, relation.fields] : [relation.fields, relation.relatedFields]
  return own.map((name, index) => ({ column: `l${index}`, value: columnOf(row, name), parent: columnOf(parent, other[index] ?? '') }))
}

function columnOf({ source }: PresentRow, name: string): Value {
  const field = source.collection.fields.get(name)
  if (field === undefined) throw invalidQuery(`"${source.collection.name}.${name}" is not a field`)
  return { kind: 'column', source, field }
}

interface GroupPlace {
  readonly level: Level
  readonly row: PresentRow
}

function groupColumn(
  context: PlanContext,
  { column, key, fieldExpression }: Aggregation['groups'][number],
  { level, row }: GroupPlace,
): GroupColumn {
  const shape = fieldExpression.kind === 'field' ? shownShape(fieldExpression.field) : shapeOfExpression(fieldExpression, level.collection)
  return { column, key, value: planShown(context, fieldExpression, row), shape }
}

function measureColumn(context: PlanContext, { column, function: name, field }: Measure, row: PresentRow): MeasureColumn {
  if (field === null) return { column, function: name, field: null, value: null, shape: computedShape('integer') }
  const value = name.startsWith('count')
    ? planValue(context, { kind: 'field', field }, row)
    : planShown(context, { kind: 'field', field }, row)
  return { column, function: name, field: field.name, value, shape: shownShape(field) }
}

function planHaving(aggregation: Aggregation, filter: HavingFilter, level: Level): Condition {
  if ('filters' in filter) {
    const conditions = filter.filters.map((inner) => planHaving(aggregation, inner, level))
    return filter.kind === 'and' || conditions.length === 0 ? allOf(conditions) : anyOf(conditions)
  }
  const group = aggregation.groups.find(({ column }) => column === filter.column)
  const measure = aggregation.measures.find(({ column }) => column === filter.column)
  const shape =
    group === undefined
      ? measuredShape(measure?.function ?? 'count', measure?.field ?? null)
      : shapeOfExpression(group.fieldExpression, level.collection)
  return { kind: 'test', value: { kind: 'derived', column: filter.column }, shape, operator: filter.operator, operand: filter.operand }
}

/** The result of a function: counts are whole numbers, sums and averages may have fractions. */
function measuredShape(name: MeasureFunction, field: Field | null) {
  if (field === null || name.startsWith('count')) return computedShape('integer')
  return name === 'min' || name === 'max' ? columnShape(field) : computedShape('decimal')
}

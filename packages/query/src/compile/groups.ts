import { join, raw, type Sql, sql } from '@recto/dialects'
import type { ColumnShape, JsonSelect, JsonValue } from '@recto/dialects/expressions'
import type { GroupsPlan, MeasureColumn, Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'
import { newLevelGroups, withJoins } from './level-groups.ts'
import { allSql } from './logic.ts'
import { compileFrom, compileOffset, oneRow } from './source.ts'
import { compileValue } from './value.ts'

/**
 * Groups in three layers, each naming what the next one uses, so that no expression, and none of its parameters, is
 * written twice: rows (`r`) → groups (`a`) → the answer.
 */
export function compileGroups(context: CompileContext, plan: GroupsPlan): JsonSelect {
  return selectGroups(context, plan, linkConditions(context, plan))
}

/** As {@link compileGroups}, for the groups of many parents at once: those whose rows meet this condition. */
export function compileGroupsOfAll(context: CompileContext, plan: GroupsPlan, restriction: Sql): JsonSelect {
  return selectGroups(context, { ...plan, withoutParent: true }, [restriction])
}

/** `withoutParent`: the groups are told apart by their keys later. */
type SelectedGroups = GroupsPlan & { readonly withoutParent?: true }

function selectGroups(context: CompileContext, plan: SelectedGroups, conditions: readonly Sql[]): JsonSelect {
  return {
    entries: groupEntries(context, plan),
    from: sql`(${groupedRows(context, plan, conditions)}) a`,
    where: outerWhere(context, plan),
    orderBy: plan.order.map(({ column, direction }) => ({ expression: derived(column), direction })),
    limit: plan.limit,
    offset: compileOffset(plan),
  }
}

function groupedRows(context: CompileContext, plan: GroupsPlan, conditions: readonly Sql[]): Sql {
  const keys = [...plan.links.map(({ column }) => column), ...plan.groups.map(({ column }) => column)]
  const columns = [...keys.map((key) => sql`r.${raw(key)} AS ${raw(key)}`), ...plan.measures.map(measureSql)]
  const grouping = keys.length === 0 ? raw('') : sql` GROUP BY ${join(keys.map((key) => sql`r.${raw(key)}`))}`
  return sql`SELECT ${columns.length === 0 ? raw('1 AS one') : join(columns)} FROM (${sourceRows(context, plan, conditions)}) r${grouping}`
}

function sourceRows(context: CompileContext, plan: GroupsPlan, conditions: readonly Sql[]): Sql {
  const { expressions } = context.dialect
  const links = plan.links.map(({ column, value }) => named(compileValue(context, value), column))
  const groups = plan.groups.map(({ column, value, shape }) => named(expressions.comparable(compileValue(context, value), shape), column))
  const measures = plan.measures.flatMap(({ column, value, shape }) =>
    value === null ? [] : [named(measuredSql(context, value, shape), column)],
  )
  const columns = [...links, ...groups, ...measures]
  const level = newLevelGroups(plan)
  const own = { ...context, groups: level }
  const where = allSql([context.condition(own, plan.where), ...conditions])
  const clause = where === true ? raw('') : sql` WHERE ${where === false ? raw('1 = 0') : where}`
  const from = withJoins(compileFrom(context, plan), level.joins.values())
  return sql`SELECT ${columns.length === 0 ? raw('1 AS one') : join(columns)} FROM ${from}${clause}`
}

/** Repeats a condition on groups for their rows, where the engine does not push it down. Without an index each would read the table. */
function linkConditions(context: CompileContext, { links, isUnindexed }: GroupsPlan): readonly Sql[] {
  if (context.dialect.supports.pushesIntoGroups || isUnindexed === true) return []
  return links.map(({ value, parent }) => sql`${compileValue(context, value)} = ${compileValue(context, parent)}`)
}

/** Values that can't be ordered on every engine, such as native uuids, are compared as text. */
function measuredSql(context: CompileContext, value: Value, shape: ColumnShape): Sql {
  const { expressions } = context.dialect
  const column = expressions.comparable(compileValue(context, value), shape)
  return shape.type === 'uuid' ? expressions.asText(column) : column
}

function named(value: Sql, column: string): Sql {
  return sql`${value} AS ${raw(column)}`
}

function derived(column: string): Sql {
  return sql`a.${raw(column)}`
}

function measureSql({ column, function: name, value, shape }: MeasureColumn): Sql {
  return sql`${measureCall(name, value === null ? null : { value: sql`r.${raw(column)}`, shape })} AS ${raw(column)}`
}

function measureCall(name: MeasureColumn['function'], argument: { readonly value: Sql; readonly shape: ColumnShape } | null): Sql {
  if (argument === null) return raw('COUNT(*)')
  const { value, shape } = argument
  switch (name) {
    case 'count':
    case 'countAll':
      return sql`COUNT(${value})`
    case 'countDistinct':
      return sql`COUNT(DISTINCT ${value})`
    case 'sum':
      return sql`SUM(${value})`
    case 'sumDistinct':
      return sql`SUM(DISTINCT ${value})`
    case 'avg':
      return averageSql(value, shape)
    case 'avgDistinct':
      return averageSql(sql`DISTINCT ${value}`, shape)
    case 'min':
      return sql`MIN(${value})`
    case 'max':
      return sql`MAX(${value})`
  }
}

/** The factors avoid integer division; the decimal factor keeps decimals exact. */
function averageSql(value: Sql, shape: ColumnShape): Sql {
  return isExact(shape) ? sql`ROUND(AVG(${value} * 1.0), ${raw(String(averageScale(shape)))})` : sql`AVG(${value} * 1.0e0)`
}

function isExact({ type }: ColumnShape): boolean {
  return type === 'decimal' || type === 'bigInteger'
}

/** An average has four more decimal places than its operands. */
function averageScale({ numericScale, type }: ColumnShape): number {
  return (type === 'decimal' ? (numericScale ?? 0) : 0) + 4
}

/** A group's parent, where it has one, and what is asked of its values. */
function outerWhere(context: CompileContext, plan: SelectedGroups): Sql | null {
  const links =
    plan.withoutParent === true ? [] : plan.links.map(({ column, parent }) => sql`${derived(column)} = ${compileValue(context, parent)}`)
  const where = allSql([...links, context.condition(context, plan.when), context.condition(context, plan.having)])
  if (where === true) return null
  return where === false ? raw('1 = 0') : where
}

/** Groups first, then functions; those over fields gathered under the function's name. */
function groupEntries(context: CompileContext, plan: GroupsPlan): JsonSelect['entries'] {
  const { expressions } = context.dialect
  const groups = plan.groups.map(({ column, key, shape }) => ({ key, value: expressions.wireValue(derived(column), shape) }))
  const names = [...new Set(plan.measures.map((measure) => measure.function))]
  return [
    ...groups,
    ...names.map((name) => ({
      key: name,
      value: functionValue(
        context,
        plan.measures.filter((measure) => measure.function === name),
      ),
    })),
  ]
}

function functionValue(context: CompileContext, measures: readonly MeasureColumn[]): JsonValue {
  const [only] = measures
  if (measures.length === 1 && only !== undefined && only.field === null) return measureValue(context, only)
  const unique = new Map(measures.map((measure) => [measure.field ?? '*', measure]))
  const entries = [...unique].map(([key, measure]) => ({ key, value: measureValue(context, measure) }))
  return context.dialect.expressions.jsonObject({ entries, from: oneRow(context), where: null, orderBy: [], limit: null, offset: null })
}

function measureValue({ dialect }: CompileContext, { function: name, column, value, shape }: MeasureColumn): JsonValue {
  return dialect.expressions.wireValue(derived(column), measuredShape(name, { shape, isRows: value === null }))
}

/** Sums and averages keep the form of what they add: whole numbers are numbers, exact ones text. */
function measuredShape(
  name: MeasureColumn['function'],
  { shape, isRows }: { readonly shape: ColumnShape; readonly isRows: boolean },
): ColumnShape {
  const computed = { dataType: null, nativeType: null, special: [], numericScale: null }
  if (isRows || name.startsWith('count')) return { ...computed, type: 'integer' }
  if (name === 'min' || name === 'max') return shape.type === 'uuid' ? { ...computed, type: 'string' } : shape
  if (isExact(shape)) return { ...computed, ...exactResult(name, shape) }
  return { ...computed, type: name.startsWith('sum') ? summedType(shape) : 'float' }
}

function exactResult(name: MeasureColumn['function'], shape: ColumnShape): Pick<ColumnShape, 'type' | 'numericScale'> {
  if (name.startsWith('avg')) return { type: 'decimal', numericScale: averageScale(shape) }
  return { type: 'decimal', numericScale: shape.type === 'decimal' ? shape.numericScale : null }
}

function summedType({ type }: ColumnShape): 'float' | 'integer' {
  return type === 'float' || type === 'unknown' ? 'float' : 'integer'
}

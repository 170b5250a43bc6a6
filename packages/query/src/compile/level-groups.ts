import { join, raw, type Sql, sql } from '@recto/dialects'
import type { JsonSelect, JsonValue } from '@recto/dialects/expressions'
import { always, type GroupsPlan, type ItemsPlan, type Join, type Source, type Value } from '../plan/plan.ts'
import type { CompileContext, LevelGroups } from './context.ts'
import { groupAlias, groupJoin, isOfLevel, ofLevel } from './group-join.ts'
import { isAbout, linkedKey } from './linked-key.ts'
import { allSql } from './logic.ts'
import { compileValue } from './value.ts'

/** Room for the groups of a level whose rows are not decided yet. */
export function newLevelGroups({ source, joins }: { readonly source: Source; readonly joins: readonly Join[] }): LevelGroups {
  return { sources: new Set([source, ...joins.map((joined) => joined.source)]), joins: new Map(), keysOf: null }
}

/** A table with what is joined to it. */
export function withJoins(from: Sql, joins: Iterable<Sql>): Sql {
  return [...joins].reduce((all, joined) => sql`${all}${joined}`, from)
}

/** The select of a level whose rows have to meet this condition besides their own. */
export type SelectOfLevel = (plan: ItemsPlan, restriction: Sql) => JsonSelect

/**
 * The list of the rows behind a relation whose key has no index: all lists of the level are made at once, and joined. `null` where
 * each is to be made for itself. Measured in docs/decisions/0021.
 */
export function groupedList({ groups, dialect, ...context }: CompileContext, plan: ItemsPlan, selectOf: SelectOfLevel): JsonValue | null {
  const { groupedLists } = dialect.expressions
  if (groupedLists === undefined || groups?.keysOf == null) return null
  const key = linkedKey(plan, newLevelGroups(plan).sources)
  if (key === null || key.around.length > 0 || !isOfLevel(key.outer, groups)) return null
  const alias = groupAlias(plan.source)
  const [inner, outer] = [key.inner, key.outer].map((value) => compileValue({ dialect, ...context }, value)) as [Sql, Sql]
  const select = selectOf({ ...plan, where: { kind: 'and', conditions: key.own } }, ofLevel(inner, key.outer, groups))
  groups.joins.set(alias, groupJoin({ groups: groupedLists(select, inner), alias, outer }))
  return listOf(alias)
}

/** The select of the groups of many parents, whose rows have to meet this condition. */
export type SelectOfGroups = (plan: GroupsPlan, restriction: Sql) => JsonSelect

/** As {@link groupedList}, for groups of such rows. */
export function groupedGroups({ groups, ...context }: CompileContext, plan: GroupsPlan, selectOf: SelectOfGroups): JsonValue | null {
  const { groupedLists } = context.dialect.expressions
  const [link, ...others] = plan.links
  if (groupedLists === undefined || groups?.keysOf == null || link === undefined || others.length > 0) return null
  if (plan.when !== always || !isOfLevel(link.parent, groups)) return null
  const alias = groupAlias(plan.source)
  const select = selectOf(plan, ofLevel(compileValue(context, link.value), link.parent, groups))
  const lists = groupedLists(select, sql`a.${raw(link.column)}`)
  groups.joins.set(alias, groupJoin({ groups: lists, alias, outer: compileValue(context, link.parent) }))
  return listOf(alias)
}

function listOf(alias: string): JsonValue {
  return { sql: sql`COALESCE(${raw(alias)}.v, '[]')`, encoding: 'json', isContainer: true }
}

/** The rows of a level as they were decided. */
export interface DecidedRows {
  readonly context: CompileContext
  readonly select: Omit<JsonSelect, 'entries'>
  /** Whether they had to meet more than the conditions of their plan. */
  readonly isRestricted: boolean
}

/** How the rows of a level are described as a set: exactly, or of a level below others without its limits. `null` where they can't be. */
export function keysOfLevel(
  { groups }: CompileContext,
  plan: ItemsPlan,
  { context, select, isRestricted }: DecidedRows,
): LevelGroups['keysOf'] {
  const { sources } = newLevelGroups(plan)
  if (isRestricted) return (value) => keysWhere(context, value, { ...select, orderBy: [], limit: null, offset: null })
  if (isAbout(plan.where, sources)) return (value) => keysWhere(context, value, select)
  const key = linkedKey(plan, sources)
  if (key === null || groups?.keysOf == null || !isOfLevel(key.outer, groups)) return null
  const own = key.own.map((part) => context.condition(context, part))
  const where = allSql([...own, ofLevel(compileValue(context, key.inner), key.outer, groups)])
  return (value) =>
    keysWhere(context, value, { ...select, where: typeof where === 'boolean' ? null : where, orderBy: [], limit: null, offset: null })
}

function keysWhere(context: CompileContext, value: Value, { from, where, orderBy, limit, offset }: Omit<JsonSelect, 'entries'>): Sql {
  const { expressions } = context.dialect
  const condition = where === null ? raw('') : sql` WHERE ${where}`
  const keys = sql`SELECT ${compileValue(context, value)} AS k FROM ${from}${condition}`
  if (limit === null && offset === null) return keys
  const terms = orderBy.map(({ expression, direction, nulls }) => expressions.orderTerm(expression, direction, nulls))
  const order = terms.length === 0 ? raw('') : sql` ORDER BY ${join(terms)}`
  return sql`${keys}${order}${expressions.limit(limit, offset)}`
}

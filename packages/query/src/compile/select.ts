import { raw, type Sql, sql } from '@recto/dialects'
import type { JsonSelect, JsonValue } from '@recto/dialects/expressions'
import type { Condition, Entry, EntryValue, ItemsPlan, SelectPlan, Value } from '../plan/plan.ts'
import { withIndex } from './by-index.ts'
import type { CompileContext, LevelGroups } from './context.ts'
import { compileGrouped } from './grouped.ts'
import { compileGroups, compileGroupsOfAll } from './groups.ts'
import { groupedGroups, groupedList, keysOfLevel, newLevelGroups, withJoins } from './level-groups.ts'
import { compileFrom, compileOffset, compileWhere, oneRow } from './source.ts'
import { compileValue } from './value.ts'

/** A select as the dialect's JSON expressions take it. */
export function compileSelect(context: CompileContext, plan: SelectPlan): JsonSelect {
  return plan.kind === 'groups' ? compileGroups(context, plan) : compileItems(context, plan)
}

/** `restriction`: what the rows have to meet besides the conditions of the plan. */
function compileItems(outer: CompileContext, plan: ItemsPlan, restriction: Sql | null = null): JsonSelect {
  const groups = newLevelGroups(plan)
  const context = { ...withIndex({ ...outer, isByIndex: false }, plan.where), groups }
  const where = compileRestricted(context, plan.where, restriction)
  const orderBy = compileOrder(context, plan, where === null)
  const rows = { where, orderBy, limit: plan.limit, offset: compileOffset(plan) }
  const decided = { ...rows, from: withJoins(compileFrom(context, plan), groups.joins.values()) }
  const keysOf = keysOfLevel(outer, plan, { context, select: decided, isRestricted: restriction !== null })
  const entries = plan.entries.map((entry) => compileEntry({ ...context, groups: { ...groups, keysOf } }, entry))
  const from = withJoins(compileFrom(context, plan), groups.joins.values())
  return { ...rows, from, entries, ...(plan.isBare ? { bare: true } : {}) }
}

function compileRestricted(context: CompileContext, condition: Condition, restriction: Sql | null): Sql | null {
  const where = compileWhere(context, condition)
  if (restriction === null) return where
  return where === null ? restriction : sql`${where} AND ${restriction}`
}

/**
 * Where every row of a table is to be sorted, or an index is missing, what their related rows decide is better computed for all of
 * them at once.
 */
function compileOrder(
  context: CompileContext & { readonly groups: LevelGroups },
  { order }: ItemsPlan,
  isWholeTable: boolean,
): JsonSelect['orderBy'] {
  return order
    .filter(({ value }) => value.kind !== 'null')
    .map(({ value, shape, direction }) => {
      const grouped = isWholeTable || isUnindexed(value) ? compileGrouped(context, value) : null
      if (grouped !== null) context.groups.joins.set(grouped.name, grouped.join)
      return { expression: context.dialect.expressions.comparable(grouped?.value ?? compileValue(context, value), shape), direction }
    })
}

function isUnindexed(value: Value): boolean {
  return value.kind === 'first' && value.rows.isUnindexed === true
}

function compileEntry(context: CompileContext, { key, value }: Entry): JsonSelect['entries'][number] {
  return { key, value: compileEntryValue(context, value) }
}

function compileEntryValue(context: CompileContext, value: EntryValue): JsonValue {
  const { expressions } = context.dialect
  switch (value.kind) {
    case 'value':
      return wireValue(context, value)
    case 'object':
      return expressions.jsonObject(compileSelect(context, value.select))
    case 'list':
      return listValue(context, value)
    case 'any':
      return anyValue(context, value)
  }
}

/** Masks stand around the wire form, since the form may name its column several times. */
function wireValue(context: CompileContext, { value, shape }: Extract<EntryValue, { kind: 'value' }>): JsonValue {
  const { expressions } = context.dialect
  if (value.kind === 'masked') return whenSql(context, value.when, wireValue(context, { kind: 'value', value: value.value, shape }))
  if (value.kind === 'null') return { sql: raw('NULL'), encoding: 'json' }
  if (value.kind === 'json' && value.as === 'document')
    return expressions.jsonPath(compileValue(context, value.of), value.path, value.shape)
  const computed = computedEncodings[value.kind]
  const written = compileValue(context, value)
  return computed === undefined ? expressions.wireValue(written, shape) : { sql: written, encoding: computed }
}

/** Values made here have their wire form already. */
const computedEncodings: Partial<Record<Value['kind'], JsonValue['encoding']>> = {
  count: 'number',
  zero: 'number',
  'date-part': 'number',
  'json-length': 'number',
  'key-text': 'string',
  concealed: 'string',
  text: 'string',
}

function listValue(context: CompileContext, { select, when, isUnindexed }: Extract<EntryValue, { kind: 'list' }>): JsonValue {
  const grouped = isUnindexed === true ? listFromGroups(context, select) : null
  return whenSql(context, when, grouped ?? context.dialect.expressions.jsonList(compileSelect(context, select)))
}

function listFromGroups(context: CompileContext, select: SelectPlan): JsonValue | null {
  if (select.kind === 'groups') return groupedGroups(context, select, (plan, restriction) => compileGroupsOfAll(context, plan, restriction))
  return groupedList(context, select, (plan, restriction) => compileItems(context, plan, restriction))
}

function whenSql(context: CompileContext, when: Condition, value: JsonValue): JsonValue {
  const condition = context.condition(context, when)
  if (condition === true) return value
  if (condition === false) return { sql: raw('NULL'), encoding: 'json' }
  const masked = (shown: Sql): Sql => sql`CASE WHEN ${condition} THEN ${shown} END`
  const { field } = value
  return { ...value, sql: masked(value.sql), ...(field === undefined ? {} : { field: { ...field, sql: masked(field.sql) } }) }
}

/** By the collection named beside the key: the item itself, the key where the item was not asked for, or nothing. */
function anyValue(context: CompileContext, { collection, branches, others, item }: Extract<EntryValue, { kind: 'any' }>): JsonValue {
  const { expressions } = context.dialect
  const name = compileValue(context, collection)
  const cases = branches.map(
    (branch) => sql` WHEN ${name} = ${branch.collection} THEN ${expressions.jsonObject(compileSelect(context, branch.select)).sql}`,
  )
  const key = others.map((other) => sql` WHEN ${name} = ${other} THEN ${keyDocument(context, item)}`)
  const all = [...cases, ...key]
  return all.length === 0
    ? { sql: raw('NULL'), encoding: 'json' }
    : { sql: sql`CASE${all.reduce((left, right) => sql`${left}${right}`)} END`, encoding: 'json' }
}

/** A many-to-any key is text, as JSON. */
function keyDocument(context: CompileContext, item: Extract<EntryValue, { kind: 'any' }>['item']): Sql {
  const value: JsonValue = { sql: compileValue(context, item), encoding: 'string' }
  return context.dialect.expressions.jsonObject({
    entries: [{ key: '', value }],
    bare: true,
    from: oneRow(context),
    where: null,
    orderBy: [],
    limit: null,
    offset: null,
  }).sql
}

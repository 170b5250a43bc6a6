import { raw, type Sql, sql } from '@recto/dialects'
import type { JsonSelect, JsonValue } from '@recto/dialects/expressions'
import type { Condition, Entry, EntryValue, ItemsPlan, SelectPlan, Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'
import { compileGrouped } from './grouped.ts'
import { compileGroups } from './groups.ts'
import { compileFrom, compileOffset, compileWhere, oneRow } from './source.ts'
import { compileValue } from './value.ts'

/** A select as the dialect's JSON expressions take it. */
export function compileSelect(context: CompileContext, plan: SelectPlan): JsonSelect {
  return plan.kind === 'groups' ? compileGroups(context, plan) : compileItems(context, plan)
}

function compileItems(context: CompileContext, plan: ItemsPlan): JsonSelect {
  const where = compileWhere(context, plan.where)
  const order = compileOrder(context, plan, where === null)
  return {
    entries: plan.entries.map((entry) => compileEntry(context, entry)),
    ...(plan.isBare ? { bare: true } : {}),
    from: order.joins.reduce((from, join) => sql`${from}${join}`, compileFrom(context, plan)),
    where,
    orderBy: order.terms,
    limit: plan.limit,
    offset: compileOffset(plan),
  }
}

interface CompiledOrder {
  readonly terms: JsonSelect['orderBy']
  readonly joins: readonly Sql[]
}

/** Where every row of a table is to be sorted, what their related rows decide is better computed for all of them at once. */
function compileOrder(context: CompileContext, { order }: ItemsPlan, isWholeTable: boolean): CompiledOrder {
  const terms = order
    .filter(({ value }) => value.kind !== 'null')
    .map(({ value, ...term }) => ({ ...term, value, grouped: isWholeTable ? compileGrouped(context, value) : null }))
  return {
    terms: terms.map(({ value, grouped, shape, direction }) => ({
      expression: context.dialect.expressions.comparable(grouped?.value ?? compileValue(context, value), shape),
      direction,
    })),
    joins: terms.flatMap(({ grouped }) => grouped?.join ?? []),
  }
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

function listValue(context: CompileContext, { select, when }: Extract<EntryValue, { kind: 'list' }>): JsonValue {
  return whenSql(context, when, context.dialect.expressions.jsonList(compileSelect(context, select)))
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

import { join, raw, type Sql, sql } from '@recto/dialects'
import { concealedValue } from '@recto/protocol'
import type { Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'
import { extremeOf } from './extreme.ts'
import { groupedCount } from './grouped-count.ts'
import { compileSource, whereClause } from './source.ts'

/** A value as SQL. */
export function compileValue(context: CompileContext, value: Value): Sql {
  const { expressions } = context.dialect
  switch (value.kind) {
    case 'null':
      return raw('NULL')
    case 'zero':
      return raw('0')
    case 'column':
      return sql`${raw(value.source.alias)}.${expressions.identifier(value.field.column?.name ?? value.field.name)}`
    case 'key-text':
      return keyText(context, value)
    case 'concealed':
      return concealedSql(context, value)
    case 'masked':
      return maskedSql(context, value)
    case 'date-part':
      return expressions.datePart(value.part, compileValue(context, value.of), value.shape)
    case 'json-length':
      return expressions.jsonArrayLength(compileValue(context, value.of), value.shape)
    case 'json':
      return jsonSql(context, value)
    case 'count':
      return groupedCount(context, value, (part) => compileValue(context, part)) ?? countSql(context, value)
    case 'first':
      return firstSql(context, value)
    case 'text':
      return expressions.asText(expressions.comparable(compileValue(context, value.of), value.shape))
    case 'derived':
      return sql`a.${raw(value.column)}`
  }
}

function countSql(context: CompileContext, { rows }: Extract<Value, { kind: 'count' }>): Sql {
  return sql`(SELECT COUNT(*) FROM ${compileSource(context, rows)}${whereClause(context, rows.where)})`
}

/** The mask says that there is a value; an empty text is none. */
function concealedSql(context: CompileContext, { of }: Extract<Value, { kind: 'concealed' }>): Sql {
  const value = compileValue(context, of)
  const isMissing = isText(of) ? sql`${value} IS NULL OR ${value} = ''` : sql`${value} IS NULL`
  return sql`CASE WHEN ${isMissing} THEN NULL ELSE ${raw(`'${concealedValue}'`)} END`
}

function isText(value: Value): boolean {
  if (value.kind === 'masked') return isText(value.value)
  return value.kind === 'column' && ['string', 'text', 'hash'].includes(value.field.type)
}

/** A masked value keeps its type, which a plain NULL would not have. */
function maskedSql(context: CompileContext, { when, value }: Extract<Value, { kind: 'masked' }>): Sql {
  const condition = context.condition(context, when)
  const inner = compileValue(context, value)
  return condition === true ? inner : sql`CASE WHEN ${condition === false ? raw('1 = 0') : condition} THEN ${inner} END`
}

function jsonSql(context: CompileContext, { of, path, as, shape }: Extract<Value, { kind: 'json' }>): Sql {
  const { expressions } = context.dialect
  const column = compileValue(context, of)
  return as === 'document' ? expressions.jsonPath(column, path, shape).sql : expressions.jsonScalar(column, path, as, shape)
}

/** The order is that of the selected value itself, which the ordinal names without writing it twice. */
function firstSql(context: CompileContext, { rows, value, direction, isSingle }: Extract<Value, { kind: 'first' }>): Sql {
  const { expressions } = context.dialect
  const column = compileValue(context, value)
  const from = sql`FROM ${compileSource(context, rows)}${whereClause(context, rows.where)}`
  if (isSingle) return sql`(SELECT ${column} ${from})`
  const extreme = value.kind === 'column' ? extremeOf(context, value, { column, direction }) : null
  // A constant sorts nothing; an expression for NULL here would keep the engine from using an index on the value.
  if (extreme !== null && !extreme.isAfterNull) return sql`(SELECT ${extreme.sql} ${from})`
  return sql`(SELECT ${column} ${from} ORDER BY ${expressions.orderTerm(raw('1'), direction)}${expressions.limit(1, null)})`
}

/** CONCAT with two arguments is the form every engine has. */
function keyText(context: CompileContext, { source, fields }: Extract<Value, { kind: 'key-text' }>): Sql {
  const columns = fields.map((field) => compileValue(context, { kind: 'column', source, field }))
  const texts = columns.map((column) => encoded(context.dialect.expressions.asText(column)))
  const text = texts.reduce((all, part) => sql`CONCAT(CONCAT(${all}, ','), ${part})`)
  return sql`CASE WHEN ${join(
    columns.map((column) => sql`${column} IS NOT NULL`),
    ' AND ',
  )} THEN ${text} END`
}

/** Percent-encodes the characters that separate the parts of a key, and the percent sign. */
function encoded(text: Sql): Sql {
  return [
    ['%', '%25'],
    [',', '%2C'],
    ['/', '%2F'],
  ].reduce((inner, [from, to]) => sql`REPLACE(${inner}, ${raw(`'${from}'`)}, ${raw(`'${to}'`)})`, text)
}

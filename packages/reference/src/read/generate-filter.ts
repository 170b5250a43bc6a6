import { operatorsOf } from '@recto/protocol'
import type { Field, Schema } from '@recto/schema'
import fc from 'fast-check'
import type { Draw } from './generate-dataset.ts'
import { arbitraryValue, textField } from './generate-value.ts'

/** The dataset that filters are generated for, and their viewer. */
export interface Source {
  readonly draw: Draw
  readonly schema: Schema
  /** Rules may use `_some` and `_none` below other relations, requests at the top only. */
  readonly isRule?: boolean
}

/** A way to another collection, as it is written in filters. */
export interface RelationEntry {
  readonly key: string
  readonly target: string
  readonly isMany: boolean
  /** Whether it is a field, which can be counted, selected, and sorted by. */
  readonly isField: boolean
}

/** A filter over fields, functions and relations of a collection, as JSON. */
export function generateFilter(source: Source, collection: string, depth: number, isTop = true): Record<string, unknown> {
  const { draw, schema } = source
  const relations = [...relationsOf(schema, collection), ...followsOf(schema, collection)]
  const kind = draw(fc.integer({ min: 0, max: 11 }))
  if (depth > 0 && kind < 2)
    return { [draw(fc.constantFrom('_and', '_or'))]: [0, 1].map(() => generateFilter(source, collection, depth - 1, isTop)) }
  if (depth > 0 && kind < 5 && relations.length > 0) return relational(source, draw(fc.constantFrom(...relations)), { depth, isTop })
  const calls = [...partsOf(schema, collection), ...countsOf(schema, collection)]
  if (kind < 7 && calls.length > 0) return { [draw(fc.constantFrom(...calls))]: numberCondition(draw) }
  const documents = ofType(schema, collection, ['json'])
  if (kind === 7 && documents.length > 0) return { [draw(fc.constantFrom(...documents)).name]: draw(fc.constantFrom(...jsonConditions)) }
  const fields = comparable(schema, collection)
  return fields.length === 0 ? {} : condition(draw, draw(fc.constantFrom(...fields)))
}

function relational(
  source: Source,
  { key, target, isMany }: RelationEntry,
  { depth, isTop }: { readonly depth: number; readonly isTop: boolean },
): Record<string, unknown> {
  const { draw, schema, isRule } = source
  if (isMany && draw(fc.integer({ min: 0, max: 4 })) === 0) return { [key]: keyCondition(draw, schema, target) }
  const isQuantified = isMany && (isTop || isRule === true) && draw(fc.boolean())
  const inner = generateFilter(source, target, depth - 1, isQuantified)
  return { [key]: isQuantified ? { [draw(fc.constantFrom('_some', '_none'))]: inner } : inner }
}

/** Operators directly under an alias are about the key of the rows behind it. */
function keyCondition(draw: Draw, schema: Schema, target: string): Record<string, unknown> {
  const presence = { [draw(fc.constantFrom('_null', '_nnull'))]: draw(fc.boolean()) }
  const [key, ...others] = schema.collections.get(target)?.primaryKey ?? []
  const field = schema.collections.get(target)?.fields.get(key ?? '')
  if (field === undefined || others.length > 0 || draw(fc.boolean())) return presence
  return { [draw(fc.constantFrom('_eq', '_in', '_neq'))]: draw(arbitraryValue(field.name, field.type)) }
}

function numberCondition(draw: Draw): Record<string, unknown> {
  const operator = draw(fc.constantFrom('_eq', '_neq', '_gt', '_lte', '_in', '_between', '_null', '_nnull'))
  const number = fc.constantFrom(0, 1, 2, 3, 5, 12, 13, 2024)
  if (operator.endsWith('null')) return { [operator]: draw(fc.boolean()) }
  return { [operator]: operator === '_in' || operator === '_between' ? [draw(number), draw(number)] : draw(number) }
}

const jsonConditions: readonly Record<string, unknown>[] = [
  { _null: true },
  { _nnull: true },
  { _json: { a: { _eq: 'text' } } },
  { _json: { a: { _gt: 0 } } },
  { _json: { a: { _eq: 'true' } } },
  { _json: { 'b.c': { _in: ['x', 'y'] } } },
  { _json: { 'b.c': { _gte: 2.5 } } },
  { _json: { 'b.list[1]': { _eq: 2 } } },
  { _json: { _or: [{ a: { _contains: 'ex' } }, { 'b.c': { _null: false } }] } },
]

function condition(draw: Draw, field: Field): Record<string, unknown> {
  const operators = field.isConcealed
    ? ['_null', '_nnull', '_empty', '_nempty']
    : [...operatorsOf(field.type)].filter((operator) => !operator.includes('intersects'))
  const operator = draw(fc.constantFrom(...operators))
  return { [field.name]: { [operator]: operand(draw, field, operator) } }
}

function operand(draw: Draw, field: Field, operator: string): unknown {
  if (/null|empty/.test(operator)) return draw(fc.boolean())
  if (/contains|with/.test(operator)) return draw(fc.constantFrom('a', 'B', 'ab', '%', '_', 'b1', '1'))
  const value = arbitraryValue(field.name, field.type).filter((drawn) => drawn !== '')
  const isVariable = draw(fc.integer({ min: 0, max: 5 })) === 0
  if (/between/.test(operator)) return [draw(value), draw(value)]
  if (/in$/.test(operator)) return isVariable ? variableFor(draw, field, true) : draw(fc.array(value, { minLength: 1, maxLength: 3 }))
  return isVariable ? variableFor(draw, field, false) : draw(value)
}

/** Names of what `variables` of the loaded knows. */
function variableFor(draw: Draw, { type }: Field, isList: boolean): unknown {
  if (['date', 'dateTime', 'timestamp'].includes(type))
    return isList ? ['$NOW', '$NOW(-3 months)'] : draw(fc.constantFrom('$NOW', '$NOW(-1 year)', '$NOW(+2 weeks)'))
  const nothing = isList ? '$CURRENT_USER.nothings' : '$CURRENT_USER.nothing'
  if (['integer', 'float', 'decimal', 'bigInteger'].includes(type))
    return draw(fc.constantFrom(nothing, isList ? '$CURRENT_USER.numbers' : '$CURRENT_USER.number'))
  if (['string', 'text'].includes(type)) return draw(fc.constantFrom(nothing, isList ? '$CURRENT_ROLES' : '$CURRENT_ROLE'))
  return nothing
}

/** Fields whose values every engine compares alike. */
export function comparable(schema: Schema, collection: string): Field[] {
  return fieldsOf(schema, collection).filter(
    (field) =>
      field.column !== null &&
      field.name !== textField &&
      field.type !== 'json' &&
      field.type !== 'csv' &&
      !isAnyKey(schema, collection, field),
  )
}

/** Calls that give a part of a date or time. */
export function partsOf(schema: Schema, collection: string): string[] {
  const dates = ofType(schema, collection, ['date', 'dateTime', 'timestamp']).flatMap(({ name }) =>
    ['year', 'month', 'week', 'day', 'weekday'].map((part) => `${part}(${name})`),
  )
  const times = ofType(schema, collection, ['time', 'dateTime', 'timestamp']).flatMap(({ name }) =>
    ['hour', 'minute', 'second'].map((part) => `${part}(${name})`),
  )
  return [...dates, ...times]
}

/** Calls that count related rows, or the elements of a list. */
export function countsOf(schema: Schema, collection: string): string[] {
  const lists = relationsOf(schema, collection)
    .filter(({ isMany }) => isMany)
    .map(({ key }) => key)
  return [...lists, ...ofType(schema, collection, ['json']).map(({ name }) => name)].map((name) => `count(${name})`)
}

export function ofType(schema: Schema, collection: string, types: readonly string[]): Field[] {
  return fieldsOf(schema, collection).filter((field) => types.includes(field.type) && field.column !== null)
}

/** Fields a client would know of. */
export function fieldsOf(schema: Schema, collection: string): Field[] {
  return [...(schema.collections.get(collection)?.fields.values() ?? [])].filter((field) => field.hasData && !field.isImplicit)
}

export function relationsOf(schema: Schema, collection: string): RelationEntry[] {
  return schema.relations.flatMap((relation): RelationEntry[] => {
    const one =
      relation.collection === collection && relation.relatedCollection !== null
        ? [{ key: relation.field, target: relation.relatedCollection, isMany: false, isField: true }]
        : []
    const any =
      relation.collection === collection && relation.relatedCollection === null
        ? (relation.allowedCollections ?? []).map((target) => ({
            key: `${relation.field}:${target}`,
            target,
            isMany: false,
            isField: true,
          }))
        : []
    const isListed =
      relation.relatedCollection === collection &&
      relation.oneField !== null &&
      schema.collections.get(collection)?.fields.get(relation.oneField)?.isImplicit === false
    return [
      ...one,
      ...any,
      ...(isListed ? [{ key: relation.oneField ?? '', target: relation.collection, isMany: true, isField: true }] : []),
    ]
  })
}

/** Ways back over keys, whether or not a field lists the rows. */
function followsOf(schema: Schema, collection: string): RelationEntry[] {
  return schema.relations.flatMap((relation): RelationEntry[] => {
    const isHere = relation.relatedCollection === collection || relation.allowedCollections?.includes(collection) === true
    const fields = relation.collectionField === null ? [relation.field] : [relation.field, relation.collectionField]
    return isHere
      ? [{ key: `$FOLLOW(${[relation.collection, ...fields].join(',')})`, target: relation.collection, isMany: true, isField: false }]
      : []
  })
}

/** A many-to-any key means nothing without its collection. */
function isAnyKey(schema: Schema, collection: string, field: Field): boolean {
  return schema.relations.some(
    (relation) => relation.collection === collection && relation.field === field.name && relation.collectionField !== null,
  )
}

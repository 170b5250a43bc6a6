import { forbiddenCollection, forbiddenFields, invalidQuery } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import { type Collection, type Field, findCollection, relationFrom } from '@recto/schema'
import { printCall } from '../print-query.ts'
import type { Filter } from '../query.ts'
import { isList } from '../shape.ts'
import { appendPath, canReadCollection, canReadField, isInRule, type ResolveContext, readableField } from './context.ts'
import { type FieldExpression, fieldExpressionOf } from './field-expression.ts'
import { anyRelationOf, type FromAnyLink, type Link, linkOf, type ToManyLink, toAnyLink } from './link.ts'
import { operandOf } from './operand.ts'
import { checkOperator } from './operators.ts'
import type { Hop, ResolvedFilter } from './resolved-filter.ts'
import { typeOf } from './type-of.ts'

/** Where a filter stands: the collection of the row it is about, and how that row is reached. */
export interface FilterPlace {
  readonly collection: Collection
  readonly path: string
  readonly hops: readonly Hop[]
  /** Steps to another collection from the root of the query, for the depth limit. */
  readonly depth: number
}

type FieldFilter = Extract<Filter, { kind: 'field' }>
type FollowFilter = Extract<Filter, { kind: 'follow' }>

/**
 * Finds the names of a filter and checks that the caller may touch each of them.
 * @throws {RectoError} FORBIDDEN for unknown or hidden names, INVALID_QUERY for operators that do not fit.
 */
export function resolveFilter(context: ResolveContext, filter: Filter, place: FilterPlace): ResolvedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, filters: filter.filters.map((inner) => resolveFilter(context, inner, place)) }
    case 'field':
      return resolveField(context, filter, place)
    case 'follow':
      return resolveFollow(context, filter, place)
    default:
      throw invalidQuery('Invalid filter object')
  }
}

function resolveField(context: ResolveContext, filter: FieldFilter, place: FilterPlace): ResolvedFilter {
  if (place.depth >= context.limits.depthMax) throw invalidQuery('Max relational depth exceeded')
  const field = fieldOf(context, filter.call.field, place)
  if (filter.call.function !== null)
    return underSubject(context, filter.filter, { place, fieldExpression: calledSubject(context, filter, { place, field }) })
  const link = linkUnder(context, filter, { place, field })
  const key = filter.scope === null ? field.name : `${field.name}:${filter.scope}`
  return underField(context, filter.filter, { place, field, key, link })
}

function fieldOf(context: ResolveContext, name: string, { collection, path }: FilterPlace): Field {
  const field = readableField(context, collection, name)
  if (field !== null) return field
  throw isInRule(context)
    ? invalidQuery(`Invalid filter key "${name}" on "${collection.name}"`)
    : forbiddenFields(collection.name, [name], path)
}

function calledSubject(
  context: ResolveContext,
  filter: FieldFilter,
  { place, field }: { place: FilterPlace; field: Field },
): FieldExpression {
  const fieldExpression = fieldExpressionOf(context, place, { call: filter.call, field })
  if (fieldExpression === null) throw invalidQuery(`Invalid filter key "${printCall(filter.call)}" on "${place.collection.name}"`)
  return fieldExpression.kind === 'json' ? { ...fieldExpression, as: 'text' } : fieldExpression
}

/** The link a field leads through, with its scope when it is many-to-any. */
function linkUnder(context: ResolveContext, filter: FieldFilter, { place, field }: { place: FilterPlace; field: Field }): Link | null {
  const any = anyRelationOf(context.schema, place.collection, field)
  if (any === null || filter.scope === null) return any === null ? linkOf(context.schema, place.collection, field) : null
  const target = any.allowed.find(({ name }) => name === filter.scope || name === findCollection(context.schema, filter.scope ?? '')?.name)
  if (target === undefined) throw forbiddenCollection(filter.scope, appendPath(place.path, `${field.name}:${filter.scope}`))
  return toAnyLink(any, target)
}

interface Step {
  readonly place: FilterPlace
  readonly field: Field
  /** As written in paths: `author`, `item:block_text`. */
  readonly key: string
  readonly link: Link | null
}

/** What stands below a field: operators on it, conditions on the row it leads to, or several of both. */
function underField(context: ResolveContext, filter: Filter, step: Step): ResolvedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, filters: filter.filters.map((inner) => underField(context, inner, step)) }
    case 'operator':
      return ownTest(context, filter, step)
    case 'json':
      return jsonTest(context, filter, step)
    case 'some':
    case 'none':
      return quantified(context, filter, step)
    default:
      return resolveFilter(context, filter, targetPlace(context, filter, step))
  }
}

function targetPlace(context: ResolveContext, filter: FieldFilter | FollowFilter, step: Step): FilterPlace {
  const { place, link, key } = step
  if (link !== null) return enter(context, link, { place, key })
  const name = filter.kind === 'field' ? filter.call.field : filter.collection
  if (isInRule(context)) throw invalidQuery(`"${place.collection.name}.${step.field.name}" is not a relational field`)
  throw forbiddenFields(place.collection.name, [name], place.path)
}

/** The place behind a link, if its collection may be touched. */
function enter(context: ResolveContext, link: Link, { place, key }: { place: FilterPlace; key: string }): FilterPlace {
  const path = appendPath(place.path, key)
  if (!canReadCollection(context, link.target.name)) throw forbiddenCollection(link.target.name, path)
  context.touched.add(link.target.name)
  return { collection: link.target, path, hops: [...place.hops, { key, link }], depth: place.depth + 1 }
}

/** Operators on a relation's own field: on the key it holds, or, for an alias, on the key of the rows behind it. */
function ownTest(
  context: ResolveContext,
  filter: Extract<Filter, { kind: 'operator' }>,
  { place, field, key, link }: Step,
): ResolvedFilter {
  if (link !== null && link.kind !== 'to-one')
    return underSubject(context, filter, { place: enter(context, link, { place, key }), fieldExpression: { kind: 'key' } })
  if (anyRelationOf(context.schema, place.collection, field) !== null) {
    throw invalidQuery('You have to provide a collection scope when sorting or filtering on a many-to-any item')
  }
  const fieldExpression = fieldExpressionOf(context, place, { call: { function: null, field: field.name, path: null }, field })
  if (fieldExpression === null) throw forbiddenFields(place.collection.name, [field.name], place.path)
  return underSubject(context, filter, { place, fieldExpression })
}

function underSubject(
  context: ResolveContext,
  filter: Filter,
  { place, fieldExpression }: { place: FilterPlace; fieldExpression: FieldExpression },
): ResolvedFilter {
  if (filter.kind === 'and' || filter.kind === 'or') {
    return { kind: filter.kind, filters: filter.filters.map((inner) => underSubject(context, inner, { place, fieldExpression })) }
  }
  if (filter.kind !== 'operator') throw invalidQuery('Invalid filter object')
  checkOperator(fieldExpression, filter.operator, typeOf(fieldExpression, place.collection))
  return { kind: 'test', hops: place.hops, fieldExpression, operator: filter.operator, operand: operandOf(context, filter) }
}

function jsonTest(context: ResolveContext, filter: Extract<Filter, { kind: 'json' }>, { place, field }: Step): ResolvedFilter {
  if (field.type !== 'json') throw invalidQuery(`"${field.type}" field type does not contain the "_json" filter operator`)
  return underJson(context, filter.filter, { place, field, path: filter.path })
}

interface JsonStep {
  readonly place: FilterPlace
  readonly field: Field
  readonly path: readonly (string | number)[]
}

/** Compared as a number when the operand is one, otherwise as text. */
function underJson(context: ResolveContext, filter: Filter, step: JsonStep): ResolvedFilter {
  if (filter.kind === 'and' || filter.kind === 'or')
    return { kind: filter.kind, filters: filter.filters.map((inner) => underJson(context, inner, step)) }
  if (filter.kind !== 'operator') throw invalidQuery('Invalid filter object')
  const elements = isList(filter.value) ? filter.value : [filter.value]
  const type: FieldType = elements.some((element) => typeof element === 'number') ? 'decimal' : 'unknown'
  const fieldExpression: FieldExpression = { kind: 'json', field: step.field, path: step.path, as: type === 'decimal' ? 'number' : 'text' }
  checkOperator(fieldExpression, filter.operator, type)
  return { kind: 'test', hops: step.place.hops, fieldExpression, operator: filter.operator, operand: operandOf(context, filter) }
}

/** `_some` and `_none` in a caller's filter stand at the top only; a rule may use them anywhere. */
function quantified(context: ResolveContext, filter: Extract<Filter, { kind: 'some' | 'none' }>, step: Step): ResolvedFilter {
  const { place, field, key, link } = step
  if (link === null) throw invalidQuery(`"${place.collection.name}.${field.name}" is not a relational field`)
  const isAllowed = (link.kind === 'to-many' || link.kind === 'from-any') && (place.hops.length === 0 || isInRule(context))
  if (!isAllowed) throw invalidQuery(`"_${filter.kind}" can only be used with top level relational alias field`)
  const target = enter(context, link, { place, key })
  const inner = resolveFilter(context, filter.filter, { ...target, hops: [] })
  return { kind: 'quantified', isNegated: filter.kind === 'none', hops: place.hops, link, filter: inner }
}

/** `$FOLLOW(chapters,book)`: rows of another collection whose key refers to this one. */
function resolveFollow(context: ResolveContext, filter: FollowFilter, place: FilterPlace): ResolvedFilter {
  const link = followedLink(context, filter, place)
  const key = `$FOLLOW(${[filter.collection, ...filter.fields].join()})`
  const path = appendPath(place.path, key)
  if (!canReadCollection(context, link.target.name)) throw forbiddenCollection(filter.collection, path)
  const hidden = filter.fields.filter((name) => !canReadField(context, link.target.name, name))
  if (hidden.length > 0) throw forbiddenFields(link.target.name, hidden, path)
  return underField(context, filter.filter, { place, field: link.field, key, link })
}

function followedLink(context: ResolveContext, { collection: name, fields }: FollowFilter, place: FilterPlace): ToManyLink | FromAnyLink {
  const path = appendPath(place.path, `$FOLLOW(${[name, ...fields].join()})`)
  const target = findCollection(context.schema, name)
  if (target === undefined) throw forbiddenCollection(name, path)
  const [fieldName = '', collectionName] = fields
  const field = target.fields.get(fieldName)
  const relation = relationFrom(context.schema, target.name, fieldName)
  if (field === undefined || relation === undefined) throw forbiddenFields(target.name, [fieldName], path)
  if (collectionName === undefined && relation.relatedCollection === place.collection.name)
    return { kind: 'to-many', relation, target, field, isFollowed: true }
  const collectionField = target.fields.get(collectionName ?? '')
  const isAny = relation.collectionField === collectionName && relation.allowedCollections?.includes(place.collection.name) === true
  if (!isAny || collectionField === undefined) throw forbiddenFields(target.name, fields, path)
  return { kind: 'from-any', relation, target, field, collectionField }
}

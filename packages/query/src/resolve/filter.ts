import { forbiddenCollection, forbiddenFields, invalidQuery } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import { type Collection, type Field, findCollection, relationFrom } from '@recto/schema'
import { isLikeOperator, unknownOperator } from '../check-operators.ts'
import { printCall } from '../print-query.ts'
import type { Filter } from '../query.ts'
import { isList } from '../shape.ts'
import { appendPath, canReadCollection, canReadField, isInRule, type ResolveContext, readableField, takeRelation } from './context.ts'
import { type FieldExpression, fieldExpressionOf } from './field-expression.ts'
import { anyRelationOf, type FromAnyLink, type Link, linkOf, type ToManyLink, toAnyLink } from './link.ts'
import { operandOf } from './operand.ts'
import { checkOperator, isTextOperator } from './operators.ts'
import type { Hop, ResolvedFilter } from './resolved-filter.ts'
import { typeOf } from './type-of.ts'

/** The row a filter is about: its collection, and the steps that lead to it. */
export interface FilterLocation {
  readonly collection: Collection
  readonly path: string
  readonly hops: readonly Hop[]
  /** Steps to another collection from the root of the query, for the depth limit. */
  readonly depth: number
}

type FieldFilter = Extract<Filter, { kind: 'field' }>
type FollowFilter = Extract<Filter, { kind: 'follow' }>

/**
 * Finds the names of a filter and checks that the caller may read each of them.
 * @throws {RectoError} FORBIDDEN for unknown or hidden names, INVALID_QUERY for operators that do not fit.
 */
export function resolveFilter(context: ResolveContext, filter: Filter, location: FilterLocation): ResolvedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, filters: filter.filters.map((inner) => resolveFilter(context, inner, location)) }
    case 'field':
      return resolveField(context, filter, location)
    case 'follow':
      return resolveFollow(context, filter, location)
    default:
      throw invalidQuery('Invalid filter object')
  }
}

function resolveField(context: ResolveContext, filter: FieldFilter, location: FilterLocation): ResolvedFilter {
  if (location.depth >= context.limits.depthMax) throw invalidQuery('Max relational depth exceeded')
  const field = fieldOf(context, filter.call.field, location)
  if (filter.call.function !== null)
    return resolveTest(context, filter.filter, { location, fieldExpression: callExpression(context, filter, { location, field }) })
  const link = linkOfField(context, filter, { location, field })
  const key = filter.scope === null ? field.name : `${field.name}:${filter.scope}`
  return resolveNested(context, filter.filter, { location, field, key, link })
}

function fieldOf(context: ResolveContext, name: string, { collection, path }: FilterLocation): Field {
  const field = readableField(context, collection, name)
  if (field !== null) return field
  throw isInRule(context)
    ? invalidQuery(`Invalid filter key "${name}" on "${collection.name}"`)
    : forbiddenFields(collection.name, [name], path)
}

function callExpression(
  context: ResolveContext,
  filter: FieldFilter,
  { location, field }: { location: FilterLocation; field: Field },
): FieldExpression {
  const fieldExpression = fieldExpressionOf(context, location, { call: filter.call, field })
  if (fieldExpression === null) throw invalidQuery(`Invalid filter key "${printCall(filter.call)}" on "${location.collection.name}"`)
  return fieldExpression.kind === 'json' ? { ...fieldExpression, as: 'text' } : fieldExpression
}

/** The link of a relational field; of a many-to-any field the one of the collection that the filter names. */
function linkOfField(
  context: ResolveContext,
  filter: FieldFilter,
  { location, field }: { location: FilterLocation; field: Field },
): Link | null {
  const any = anyRelationOf(context.schema, location.collection, field)
  if (any === null || filter.scope === null) return any === null ? linkOf(context.schema, location.collection, field) : null
  const target = any.allowed.find(({ name }) => name === filter.scope || name === findCollection(context.schema, filter.scope ?? '')?.name)
  if (target === undefined) throw forbiddenCollection(filter.scope, appendPath(location.path, `${field.name}:${filter.scope}`))
  return toAnyLink(any, target)
}

interface FieldLocation {
  readonly location: FilterLocation
  readonly field: Field
  /** As written in paths: `author`, `item:block_text`. */
  readonly key: string
  readonly link: Link | null
}

/** What is nested under a field: operators on it, conditions on the row it leads to, or several of both. */
function resolveNested(context: ResolveContext, filter: Filter, step: FieldLocation): ResolvedFilter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, filters: filter.filters.map((inner) => resolveNested(context, inner, step)) }
    case 'operator':
      return resolveOwnTest(context, filter, step)
    case 'json':
      return resolveJson(context, filter, step)
    case 'some':
    case 'none':
      return resolveQuantifier(context, filter, step)
    default:
      return resolveFilter(context, filter, linkedLocation(context, filter, step))
  }
}

/** A key that looks like an operator, and names no field that may be read, was meant as one. */
function linkedLocation(context: ResolveContext, filter: FieldFilter | FollowFilter, step: FieldLocation): FilterLocation {
  const target = targetLocation(context, filter, step)
  const name = filter.kind === 'field' ? filter.call.field : ''
  if (isLikeOperator(name) && readableField(context, target.collection, name) === null) throw unknownOperator(step.field, name)
  return target
}

function targetLocation(context: ResolveContext, filter: FieldFilter | FollowFilter, step: FieldLocation): FilterLocation {
  const { location, link, key } = step
  if (link !== null) return followLink(context, link, { location, key })
  const name = filter.kind === 'field' ? filter.call.field : filter.collection
  if (isLikeOperator(name)) throw unknownOperator(step.field, name)
  if (isInRule(context)) throw invalidQuery(`"${location.collection.name}.${step.field.name}" is not a relational field`)
  throw forbiddenFields(location.collection.name, [name], location.path, step.field.name)
}

/** The location a link leads to. @throws {RectoError} FORBIDDEN when its collection may not be read */
function followLink(context: ResolveContext, link: Link, { location, key }: { location: FilterLocation; key: string }): FilterLocation {
  const path = appendPath(location.path, key)
  if (!canReadCollection(context, link.target.name)) throw forbiddenCollection(link.target.name, path)
  context.dependsOn.add(link.target.name)
  takeRelation(context)
  return { collection: link.target, path, hops: [...location.hops, { key, link }], depth: location.depth + 1 }
}

/** Operators on a relation's own field: on the key it holds, or, for an alias, on the key of the rows it leads to. */
function resolveOwnTest(
  context: ResolveContext,
  filter: Extract<Filter, { kind: 'operator' }>,
  { location, field, key, link }: FieldLocation,
): ResolvedFilter {
  if (link !== null && link.kind !== 'to-one')
    return resolveTest(context, filter, { location: followLink(context, link, { location, key }), fieldExpression: { kind: 'key' } })
  if (anyRelationOf(context.schema, location.collection, field) !== null) {
    throw invalidQuery('You have to provide a collection scope when sorting or filtering on a many-to-any item')
  }
  const fieldExpression = fieldExpressionOf(context, location, { call: { function: null, field: field.name, path: null }, field })
  if (fieldExpression === null) throw forbiddenFields(location.collection.name, [field.name], location.path)
  return resolveTest(context, filter, { location, fieldExpression })
}

function resolveTest(
  context: ResolveContext,
  filter: Filter,
  { location, fieldExpression }: { location: FilterLocation; fieldExpression: FieldExpression },
): ResolvedFilter {
  if (filter.kind === 'and' || filter.kind === 'or') {
    return { kind: filter.kind, filters: filter.filters.map((inner) => resolveTest(context, inner, { location, fieldExpression })) }
  }
  if (filter.kind !== 'operator') throw invalidQuery('Invalid filter object')
  checkOperator(fieldExpression, filter.operator, typeOf(fieldExpression, location.collection))
  return { kind: 'test', hops: location.hops, fieldExpression, operator: filter.operator, operand: operandOf(context, filter) }
}

function resolveJson(
  context: ResolveContext,
  filter: Extract<Filter, { kind: 'json' }>,
  { location, field }: FieldLocation,
): ResolvedFilter {
  if (field.type !== 'json') throw invalidQuery(`"${field.type}" field type does not contain the "_json" filter operator`)
  return resolveJsonTest(context, filter.filter, { location, field, path: filter.path })
}

interface JsonLocation {
  readonly location: FilterLocation
  readonly field: Field
  readonly path: readonly (string | number)[]
}

/** Compared as a number when the operand is one, otherwise as text. */
function resolveJsonTest(context: ResolveContext, filter: Filter, step: JsonLocation): ResolvedFilter {
  if (filter.kind === 'and' || filter.kind === 'or')
    return { kind: filter.kind, filters: filter.filters.map((inner) => resolveJsonTest(context, inner, step)) }
  if (filter.kind !== 'operator') throw invalidQuery('Invalid filter object')
  const elements = isList(filter.value) ? filter.value : [filter.value]
  const type: FieldType = elements.some((element) => typeof element === 'number') ? 'decimal' : 'unknown'
  const fieldExpression: FieldExpression = { kind: 'json', field: step.field, path: step.path, as: type === 'decimal' ? 'number' : 'text' }
  if (!(type === 'unknown' && isTextOperator(filter.operator))) checkOperator(fieldExpression, filter.operator, type)
  return { kind: 'test', hops: step.location.hops, fieldExpression, operator: filter.operator, operand: operandOf(context, filter) }
}

/** A caller's filter may use `_some` and `_none` at the top level only; a rule may use them anywhere. */
function resolveQuantifier(
  context: ResolveContext,
  filter: Extract<Filter, { kind: 'some' | 'none' }>,
  step: FieldLocation,
): ResolvedFilter {
  const { location, field, key, link } = step
  if (link === null) throw invalidQuery(`"${location.collection.name}.${field.name}" is not a relational field`)
  const isAllowed = (link.kind === 'to-many' || link.kind === 'from-any') && (location.hops.length === 0 || isInRule(context))
  if (!isAllowed) throw invalidQuery(`"_${filter.kind}" can only be used with top level relational alias field`)
  const target = followLink(context, link, { location, key })
  const inner = resolveFilter(context, filter.filter, { ...target, hops: [] })
  return { kind: 'quantified', isNegated: filter.kind === 'none', hops: location.hops, link, filter: inner }
}

/** `$FOLLOW(chapters,book)`: rows of another collection whose key refers to this one. */
function resolveFollow(context: ResolveContext, filter: FollowFilter, location: FilterLocation): ResolvedFilter {
  const link = followedLink(context, filter, location)
  const key = `$FOLLOW(${[filter.collection, ...filter.fields].join()})`
  const path = appendPath(location.path, key)
  if (!canReadCollection(context, link.target.name)) throw forbiddenCollection(filter.collection, path)
  const hidden = filter.fields.filter((name) => !canReadField(context, link.target.name, name))
  if (hidden.length > 0) throw forbiddenFields(link.target.name, hidden, path)
  return resolveNested(context, filter.filter, { location, field: link.field, key, link })
}

function followedLink(
  context: ResolveContext,
  { collection: name, fields }: FollowFilter,
  location: FilterLocation,
): ToManyLink | FromAnyLink {
  const path = appendPath(location.path, `$FOLLOW(${[name, ...fields].join()})`)
  const target = findCollection(context.schema, name)
  if (target === undefined) throw forbiddenCollection(name, path)
  const [fieldName = '', collectionName] = fields
  const field = target.fields.get(fieldName)
  const relation = relationFrom(context.schema, target.name, fieldName)
  if (field === undefined || relation === undefined) throw forbiddenFields(target.name, [fieldName], path)
  if (collectionName === undefined && relation.relatedCollection === location.collection.name)
    return { kind: 'to-many', relation, target, field, isFollowed: true }
  const collectionField = target.fields.get(collectionName ?? '')
  const isAny = relation.collectionField === collectionName && relation.allowedCollections?.includes(location.collection.name) === true
  if (!isAny || collectionField === undefined) throw forbiddenFields(target.name, fields, path)
  return { kind: 'from-any', relation, target, field, collectionField }
}

import { forbiddenCollection, forbiddenFields, invalidQuery } from '@recto/errors'
import { type Collection, findCollection } from '@recto/schema'
import type { FieldCall, Sort } from '../query.ts'
import { appendPath, canReadCollection, canReadField, type ResolveContext, readableField, takeRelation } from './context.ts'
import { fieldExpressionOf, invalidFunction } from './field-expression.ts'
import type { FilterLocation } from './filter.ts'
import type { ResolvedSort } from './level.ts'
import type { LevelRequest } from './level-request.ts'
import { anyRelationOf, type Link, linkOf, toAnyLink } from './link.ts'

/**
 * Finds what a level is sorted by.
 * @throws {RectoError} FORBIDDEN for unknown or hidden names.
 */
export function resolveSort(context: ResolveContext, sort: Sort, start: FilterLocation): ResolvedSort {
  if (sort.path.length >= context.limits.depthMax) throw invalidQuery('Max relational depth exceeded')
  const location = sort.path.reduce((at, step) => followStep(context, step, at), start)
  return sortBy(context, { location, call: sort.call, direction: sort.direction })
}

interface Term {
  readonly location: FilterLocation
  readonly call: FieldCall
  readonly direction: 'asc' | 'desc'
}

function sortBy(context: ResolveContext, { location, call, direction }: Term): ResolvedSort {
  const { collection, path, hops } = location
  const field = readableField(context, collection, call.field)
  if (field === null) throw forbiddenFields(collection.name, [call.field], path)
  if (call.function === null && anyRelationOf(context.schema, collection, field) !== null) throw unscoped()
  const fieldExpression = fieldExpressionOf(context, location, { call, field })
  if (fieldExpression !== null)
    return {
      hops,
      fieldExpression: fieldExpression.kind === 'json' ? { ...fieldExpression, as: 'text' } : fieldExpression,
      collection,
      direction,
    }
  if (call.function !== null) throw invalidFunction(call)
  const target = followStep(context, call.field, location)
  return { hops: target.hops, fieldExpression: { kind: 'key' }, collection: target.collection, direction }
}

/** The location a relation named in a sort leads to: `author`, `item:block_text`. */
function followStep(context: ResolveContext, step: string, location: FilterLocation): FilterLocation {
  const link = linkNamed(context, step, location)
  const path = appendPath(location.path, step)
  if (!canReadCollection(context, link.target.name)) throw forbiddenCollection(link.target.name, path)
  context.dependsOn.add(link.target.name)
  takeRelation(context)
  return { collection: link.target, path, hops: [...location.hops, { key: step, link }], depth: location.depth + 1 }
}

function linkNamed(context: ResolveContext, step: string, { collection, path }: FilterLocation): Link {
  const [name = '', scope] = step.split(':')
  const field = readableField(context, collection, name)
  if (field === null) throw forbiddenFields(collection.name, [name], path)
  const any = anyRelationOf(context.schema, collection, field)
  if (any !== null && scope === undefined) throw unscoped()
  const target = any?.allowed.find((allowed) => allowed.name === findCollection(context.schema, scope ?? '')?.name)
  if (any !== null && target === undefined) throw forbiddenCollection(scope ?? '', appendPath(path, step))
  const link = any !== null && target !== undefined ? toAnyLink(any, target) : linkOf(context.schema, collection, field)
  if (link === null) throw forbiddenFields(collection.name, [step], path)
  return link
}

/** The order when none was asked for: by the list's own sort field, the collection's, its key, or the first readable field. */
export function defaultSort(context: ResolveContext, { collection, via }: LevelRequest): readonly ResolvedSort[] {
  const listed = via?.kind === 'to-many' ? via.relation.sortField : null
  const name = [listed, collection.sortField].find((candidate) => isSortable(context, collection, candidate))
  const names = name == null ? [] : [name]
  const terms = names.length > 0 ? names : collection.primaryKey.filter((field) => isSortable(context, collection, field))
  if (terms.length > 0 || collection.primaryKey.length === 0) return terms.flatMap((field) => ascending(collection, field))
  const first = [...collection.fields.keys()].find((field) => isSortable(context, collection, field))
  return first === undefined ? [] : ascending(collection, first)
}

/** The key, which makes every order a complete one. Only as far as the caller may know it. */
export function tieBreakers(context: ResolveContext, collection: Collection): readonly ResolvedSort[] {
  const isKnown = collection.primaryKey.every((field) => isSortable(context, collection, field))
  return isKnown ? collection.primaryKey.flatMap((field) => ascending(collection, field)) : []
}

function isSortable(context: ResolveContext, collection: Collection, name: string | null | undefined): boolean {
  const field = name == null ? undefined : collection.fields.get(name)
  return field !== undefined && field.column !== null && canReadField(context, collection.name, field.name)
}

function ascending(collection: Collection, name: string): readonly ResolvedSort[] {
  const field = collection.fields.get(name)
  return field === undefined ? [] : [{ hops: [], fieldExpression: { kind: 'field', field }, collection, direction: 'asc' }]
}

function unscoped(): Error {
  return invalidQuery('You have to provide a collection scope when sorting or filtering on a many-to-any item')
}

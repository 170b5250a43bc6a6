import { invalidQuery, type RectoError } from '@recto/errors'
import type { FieldCall, Filter, Query, Sort } from '@recto/query'
import { allowedBy, followedLink, type Link, linkOf } from './link.ts'
import { fieldOf, grants, rulesFor, type Viewer } from './world.ts'

/** Checks everything a query touches beside its fields. @throws {RectoError} FORBIDDEN, INVALID_QUERY */
export function demandQuery(viewer: Viewer, collection: string, query: Query): void {
  demandCollection(viewer, collection)
  const isAggregated = query.aggregate !== null || query.groupBy !== null
  if (query.filter !== null) demandFilter(viewer, collection, query.filter)
  for (const { field } of query.groupBy ?? []) demand(viewer, collection, field)
  for (const { field } of query.aggregate ?? []) if (field !== '*') demand(viewer, collection, field)
  if (!isAggregated) for (const term of query.sort ?? []) demandSort(viewer, collection, term)
}

/** @throws {RectoError} FORBIDDEN unless the field exists and a rule grants it. */
export function demand(viewer: Viewer, collection: string, field: string): void {
  if (!isReadable(viewer, collection, field)) throw forbidden()
}

export function isReadable(viewer: Viewer, collection: string, field: string): boolean {
  const known = fieldOf(viewer, collection, field)
  return known?.hasData === true && (rulesFor(viewer, collection) ?? []).some((rule) => grants(rule, field))
}

export function forbidden(): RectoError {
  return forbidden()
}

/** Counting rows touches their collection too. */
export function demandCall(viewer: Viewer, collection: string, call: FieldCall): void {
  demand(viewer, collection, call.field)
  const link = linkOf(viewer, collection, call.field)
  if (call.function !== null && link?.kind === 'many') demandCollection(viewer, link.collection)
}

function demandFilter(viewer: Viewer, collection: string, filter: Filter): void {
  if (filter.kind === 'and' || filter.kind === 'or') for (const inner of filter.filters) demandFilter(viewer, collection, inner)
  else if (filter.kind === 'some' || filter.kind === 'none') demandFilter(viewer, collection, filter.filter)
  else if (filter.kind === 'field') demandField(viewer, collection, filter)
  else if (filter.kind === 'follow') demandFollow(viewer, collection, filter)
}

function demandField(viewer: Viewer, collection: string, { call, scope, filter }: Extract<Filter, { kind: 'field' }>): void {
  demandCall(viewer, collection, call)
  const link = call.function === null ? linkOf(viewer, collection, call.field, scope) : null
  if (link === null) return
  if (link.kind === 'many' || scope !== null || hasField(filter)) demandCollection(viewer, link.collection)
  demandFilter(viewer, link.collection, filter)
}

function demandFollow(viewer: Viewer, collection: string, filter: Extract<Filter, { kind: 'follow' }>): void {
  demandCollection(viewer, filter.collection)
  for (const field of filter.fields) demand(viewer, filter.collection, field)
  if (followedLink(viewer, collection, filter.collection, filter.fields) === null) throw forbidden()
  demandFilter(viewer, filter.collection, filter.filter)
}

function demandSort(viewer: Viewer, collection: string, { path, call }: Sort): void {
  const end = path.reduce((at, step) => demandStep(viewer, at, step).collection, collection)
  demandCall(viewer, end, call)
  const link = linkOf(viewer, end, call.field)
  if (link?.kind === 'many') demandCollection(viewer, link.collection)
}

function demandStep(viewer: Viewer, collection: string, step: string): Link {
  const { field, scope } = splitStep(step)
  demand(viewer, collection, field)
  if (scope === null && allowedBy(viewer, collection, field) !== null) throw invalidQuery('a scope is missing')
  const link = linkOf(viewer, collection, field, scope)
  if (link === null) throw forbidden()
  demandCollection(viewer, link.collection)
  return link
}

/** `item:block_text` names a field and which of its collections is meant. */
export function splitStep(step: string): { readonly field: string; readonly scope: string | null } {
  const colon = step.indexOf(':')
  return colon === -1 ? { field: step, scope: null } : { field: step.slice(0, colon), scope: step.slice(colon + 1) }
}

function demandCollection(viewer: Viewer, collection: string): void {
  if (rulesFor(viewer, collection) === null) throw forbidden()
}

function hasField(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.some(hasField)
  return filter.kind === 'field' || filter.kind === 'follow'
}

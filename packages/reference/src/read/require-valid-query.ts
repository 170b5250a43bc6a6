import { forbidden, invalidQuery } from '@recto/errors'
import type { Filter, Query } from '@recto/query'
import type { FieldCall, Sort } from '@recto/query/syntax'
import { fieldOf, grants, rulesFor, type Viewer } from './dataset.ts'
import { allowedBy, followedLink, linkOf, type RelationLink } from './relation-link.ts'

/** Checks everything a query touches beside its fields. @throws {RectoError} FORBIDDEN, INVALID_QUERY */
export function requireValidQuery(viewer: Viewer, collection: string, query: Query): void {
  requireCollection(viewer, collection)
  const isAggregated = query.aggregate !== null || query.groupBy !== null
  if (query.filter !== null) requireFilter(viewer, collection, query.filter)
  for (const { field } of query.groupBy ?? []) requireReadable(viewer, collection, field)
  for (const { field } of query.aggregate ?? []) if (field !== '*') requireReadable(viewer, collection, field)
  if (!isAggregated) for (const term of query.sort ?? []) requireSort(viewer, collection, term)
}

/** @throws {RectoError} FORBIDDEN unless the field exists and a rule grants it. */
export function requireReadable(viewer: Viewer, collection: string, field: string): void {
  if (!isReadable(viewer, collection, field)) throw forbidden()
}

export function isReadable(viewer: Viewer, collection: string, field: string): boolean {
  const known = fieldOf(viewer, collection, field)
  return known?.hasData === true && (rulesFor(viewer, collection) ?? []).some((rule) => grants(rule, field))
}

/** Counting rows touches their collection too. */
export function requireValidCall(viewer: Viewer, collection: string, call: FieldCall): void {
  requireReadable(viewer, collection, call.field)
  const link = linkOf(viewer, collection, call.field)
  if (call.function !== null && link?.kind === 'many') requireCollection(viewer, link.collection)
}

function requireFilter(viewer: Viewer, collection: string, filter: Filter): void {
  if (filter.kind === 'and' || filter.kind === 'or') for (const inner of filter.filters) requireFilter(viewer, collection, inner)
  else if (filter.kind === 'some' || filter.kind === 'none') requireFilter(viewer, collection, filter.filter)
  else if (filter.kind === 'field') requireField(viewer, collection, filter)
  else if (filter.kind === 'follow') requireFollow(viewer, collection, filter)
}

function requireField(viewer: Viewer, collection: string, { call, scope, filter }: Extract<Filter, { kind: 'field' }>): void {
  requireValidCall(viewer, collection, call)
  const link = call.function === null ? linkOf(viewer, collection, call.field, scope) : null
  if (link === null) return
  if (link.kind === 'many' || scope !== null || hasField(filter)) requireCollection(viewer, link.collection)
  requireFilter(viewer, link.collection, filter)
}

function requireFollow(viewer: Viewer, collection: string, filter: Extract<Filter, { kind: 'follow' }>): void {
  requireCollection(viewer, filter.collection)
  for (const field of filter.fields) requireReadable(viewer, filter.collection, field)
  if (followedLink(viewer, collection, filter.collection, filter.fields) === null) throw forbidden()
  requireFilter(viewer, filter.collection, filter.filter)
}

function requireSort(viewer: Viewer, collection: string, { path, call }: Sort): void {
  const end = path.reduce((at, step) => requireStep(viewer, at, step).collection, collection)
  requireValidCall(viewer, end, call)
  const link = linkOf(viewer, end, call.field)
  if (link?.kind === 'many') requireCollection(viewer, link.collection)
}

function requireStep(viewer: Viewer, collection: string, step: string): RelationLink {
  const { field, scope } = splitStep(step)
  requireReadable(viewer, collection, field)
  if (scope === null && allowedBy(viewer, collection, field) !== null) throw invalidQuery('a scope is missing')
  const link = linkOf(viewer, collection, field, scope)
  if (link === null) throw forbidden()
  requireCollection(viewer, link.collection)
  return link
}

/** `item:block_text` names a field and which of its collections is meant. */
export function splitStep(step: string): { readonly field: string; readonly scope: string | null } {
  const colon = step.indexOf(':')
  return colon === -1 ? { field: step, scope: null } : { field: step.slice(0, colon), scope: step.slice(colon + 1) }
}

function requireCollection(viewer: Viewer, collection: string): void {
  if (rulesFor(viewer, collection) === null) throw forbidden()
}

function hasField(filter: Filter): boolean {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.some(hasField)
  return filter.kind === 'field' || filter.kind === 'follow'
}

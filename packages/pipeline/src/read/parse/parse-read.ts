import { forbidden, forbiddenCollection } from '@recto/errors'
import { parseQuery, type Query } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'
import type { Context } from '../../context.ts'
import type { ReadInput } from '../../input.ts'
import type { RequestLimits } from '../../limits.ts'

/** What is asked, understood but not yet permitted. */
export interface ParsedRead {
  readonly collection: Collection
  /** As the caller named it. */
  readonly name: string
  readonly query: Query
  readonly key: string | null
  readonly keys: readonly (string | number)[] | null
  /** Nothing is streamed. */
  readonly isBuffered: boolean
}

/**
 * Reads the query and finds the collection.
 * @throws {RectoError} INVALID_QUERY when the query is malformed, FORBIDDEN when there is no such collection.
 */
export function parseRead(input: ReadInput, { platform, schema }: Context): ParsedRead {
  const query = parseKnownQuery(input.query, platform.limits)
  const collection = findCollection(schema, input.collection)
  if (collection?.isSystem === true && input.allowsSystem === false) throw forbidden()
  if (collection === undefined || collection.table === null) throw forbiddenCollection(input.collection)
  return {
    collection,
    name: input.collection,
    query: input.isUnlimited === true ? { ...query, limit: -1 } : query,
    key: input.key ?? null,
    keys: input.keys ?? null,
    isBuffered: input.isBuffered ?? false,
  }
}

const known = new WeakMap<object, Query>()

/** Transports give the same object for the same text, so that a repeated query is not parsed again. */
export function parseKnownQuery(input: Readonly<Record<string, unknown>>, limits: RequestLimits): Query {
  const found = known.get(input)
  if (found !== undefined) return found
  const query = parseQuery(input, { limitMax: limits.limitMax, jsonDepthMax: limits.jsonDepthMax })
  known.set(input, query)
  return query
}

/** @throws {RectoError} INVALID_QUERY when the parameters of any request are malformed, even where they mean nothing. */
export function checkQuery(input: Readonly<Record<string, unknown>>, { limits }: { readonly limits: RequestLimits }): void {
  parseKnownQuery(input, limits)
}

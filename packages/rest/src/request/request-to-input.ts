import { invalidPayload } from '@recto/errors'
import type { ReadInput } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import type { FastifyRequest } from 'fastify'
import type { RestContext } from '../rest-context.ts'

/** The parameters of a request's URL, parsed but not validated. */
export function queryOf(request: FastifyRequest): JsonObject {
  return request.query as JsonObject
}

/** A parameter is also set when it has no value, as in `?dryRun`. */
export function isSet(value: unknown): boolean {
  return value === '' || value === 'true' || value === true
}

/** A collection as a route addresses it. */
export interface ReadAddress {
  readonly collection: string
  /** Whether it may be a system collection. */
  readonly allowsSystem: boolean
}

/** The read of a list, by GET or by SEARCH. `query` in the body of a SEARCH replaces the URL's parameters. */
export function listInput(request: FastifyRequest, { collection, allowsSystem }: ReadAddress): ReadInput {
  const query = queryOf(request)
  if (request.method !== 'SEARCH') return { kind: 'read', collection, query, allowsSystem }
  const body = parseSearchBody(request.body)
  return { kind: 'read', collection, query: body.query ?? query, allowsSystem, ...(body.keys === null ? {} : { keys: body.keys }) }
}

/** The read of the item whose key is the last segment of the path. */
export function itemInput(request: FastifyRequest, rest: RestContext, { collection, allowsSystem }: ReadAddress): ReadInput {
  return { kind: 'read', collection, key: keyOf(request, rest, collection), query: queryOf(request), allowsSystem }
}

/** The key in the last segment of the path. */
export function keyOf(request: FastifyRequest, rest: RestContext, collection: string): string {
  return compositeKeyOf(request, rest, collection) ?? (request.params as { key: string }).key
}

/** A composite key is taken before decoding: afterwards its separators could not be distinguished from commas in its values. */
function compositeKeyOf(request: FastifyRequest, { platform }: RestContext, collection: string): string | null {
  if ((findCollection(platform.schemaCache.current(), collection)?.primaryKey.length ?? 0) < 2) return null
  const path = (request.raw.url ?? '').split('?', 1)[0] ?? ''
  const segment = path.replace(/\/$/, '').split('/').pop() ?? ''
  return segment.includes(',') ? segment : null
}

/** The body of a SEARCH request. */
export interface ParsedSearchBody {
  readonly query: JsonObject | null
  readonly keys: readonly (string | number)[] | null
}

/** Parses the body of a SEARCH. @throws {RectoError} INVALID_PAYLOAD with the first problem */
export function parseSearchBody(body: unknown): ParsedSearchBody {
  if (body === undefined || body === null) return { query: null, keys: null }
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  const unknown = Object.keys(body).find((name) => name !== 'query' && name !== 'keys')
  if (unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  return { query: queryFrom(body['query']), keys: body['keys'] === undefined ? null : parseKeys(body['keys'], 'keys') }
}

function queryFrom(query: unknown): JsonObject | null {
  if (query === undefined) return null
  if (!isJsonObject(query)) throw invalidPayload('"query" must be of type object')
  return query
}

/** A list of keys. `name` is that of the property, for the error. @throws {RectoError} INVALID_PAYLOAD */
export function parseKeys(keys: unknown, name: string): readonly (string | number)[] {
  if (!Array.isArray(keys)) throw invalidPayload(`"${name}" must be an array`)
  return keys.map((key: unknown, index) => {
    if (typeof key === 'string' || typeof key === 'number') return key
    throw invalidPayload(`"${name}[${index}]" must be one of [string, number]`)
  })
}

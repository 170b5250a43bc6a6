import { invalidPayload } from '@recto/errors'
import type { ReadInput } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import type { FastifyRequest } from 'fastify'
import type { Door } from './door.ts'

/** Parameters of a request's URL, undecoded in meaning. */
export function queryOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return request.query as Readonly<Record<string, unknown>>
}

/** A collection as an address names it. */
export interface ReadAddress {
  readonly collection: string
  /** Whether it may be one of Recto's own. */
  readonly allowsSystem: boolean
}

/** A list read, by GET or by SEARCH. `query` in a SEARCH body takes the place of the URL's. */
export function listInput(request: FastifyRequest, { collection, allowsSystem }: ReadAddress): ReadInput {
  const query = queryOf(request)
  if (request.method !== 'SEARCH') return { kind: 'read', collection, query, allowsSystem }
  const body = searchBody(request.body)
  return { kind: 'read', collection, query: body.query ?? query, allowsSystem, ...(body.keys === null ? {} : { keys: body.keys }) }
}

/** A read of the item whose key is the last part of the path. */
export function itemInput(request: FastifyRequest, door: Door, { collection, allowsSystem }: ReadAddress): ReadInput {
  return { kind: 'read', collection, key: keyOf(request, door, collection), query: queryOf(request), allowsSystem }
}

/** The key in the last part of the path. */
export function keyOf(request: FastifyRequest, door: Door, collection: string): string {
  return writtenOut(request, door, collection) ?? (request.params as { key: string }).key
}

/** A composite key with its commas in the path is taken before decoding, which would lose the commas inside its values. */
function writtenOut(request: FastifyRequest, { platform }: Door, collection: string): string | null {
  if ((findCollection(platform.schemaCache.current(), collection)?.primaryKey.length ?? 0) < 2) return null
  const path = (request.raw.url ?? '').split('?', 1)[0] ?? ''
  const segment = path.replace(/\/$/, '').split('/').pop() ?? ''
  return segment.includes(',') ? segment : null
}

/** Body of a SEARCH. */
export interface SearchBody {
  readonly query: Readonly<Record<string, unknown>> | null
  readonly keys: readonly (string | number)[] | null
}

/** @throws {RectoError} INVALID_PAYLOAD with the first thing that does not fit. */
export function searchBody(body: unknown): SearchBody {
  if (body === undefined || body === null) return { query: null, keys: null }
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  const unknown = Object.keys(body).find((name) => name !== 'query' && name !== 'keys')
  if (unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  return { query: queryFrom(body['query']), keys: keysFrom(body['keys']) }
}

function queryFrom(query: unknown): SearchBody['query'] {
  if (query === undefined) return null
  if (!isJsonObject(query)) throw invalidPayload('"query" must be of type object')
  return query
}

function keysFrom(keys: unknown): SearchBody['keys'] {
  if (keys === undefined) return null
  if (!Array.isArray(keys)) throw invalidPayload('"keys" must be an array')
  return keys.map((key: unknown, index) => {
    if (typeof key === 'string' || typeof key === 'number') return key
    throw invalidPayload(`"keys[${index}]" must be one of [string, number]`)
  })
}

import { forbidden, forbiddenCollection, invalidPayload, RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import type { Context } from '../../context.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import { isPayload } from '../plan/split-payload.ts'
import type { MutationInput, SortInput } from './mutation-input.ts'
import { parseSort, type SortRequest } from './parse-sort.ts'
import { keyFrom, payloadKey } from './payload-key.ts'

/** What is to be written, understood but not yet permitted. */
export type MutationRequest = WrittenPayloads | WrittenSingleton | ChangedItems | ChangedEach | SortRequest

/** New items; with `on`, items that are changed where those fields have the same values. */
interface WrittenPayloads {
  readonly kind: 'create' | 'merge'
  readonly collection: Collection
  readonly payloads: readonly unknown[]
  readonly on: readonly string[]
}

interface WrittenSingleton {
  readonly kind: 'singleton'
  readonly collection: Collection
  readonly payload: unknown
}

/** Items that are named, by their keys or by a query. */
export interface ChangedItems {
  readonly kind: 'update' | 'delete'
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
  /** The query that names the items, instead of keys. */
  readonly selection: JsonObject | null
  readonly payload: unknown
  readonly ifRevision: readonly string[] | null
}

interface ChangedEach {
  readonly kind: 'update-each'
  readonly collection: Collection
  readonly items: readonly { readonly key: EncodedKey; readonly payload: JsonObject }[]
}

/**
 * Finds the collection of a write, and the keys it names.
 * @throws {RectoError} FORBIDDEN when there is no such collection or a key can't be one of its keys; ROUTE_NOT_FOUND; INVALID_PAYLOAD
 */
export function parseWrite(input: MutationInput, context: Context): MutationRequest {
  if (input.kind === 'sort') return parseSort(input, context)
  const collection = collectionOf(input, context)
  if (input.kind === 'merge') return { kind: 'merge', collection, payloads: listOf(input.data), on: input.on }
  if (input.kind === 'create') return { kind: 'create', collection, payloads: listOf(input.data), on: [] }
  if (input.kind === 'upsert') return { kind: 'singleton', collection, payload: input.data }
  if (input.kind === 'update' && input.each !== undefined)
    return { kind: 'update-each', collection, items: input.each.map((payload) => keyedPayload(collection, payload)) }
  return {
    kind: input.kind,
    collection,
    keys: (input.keys ?? []).map((key) => keyFrom(collection, key)),
    selection: input.selection ?? null,
    payload: input.kind === 'update' ? input.data : null,
    ifRevision: input.ifRevision ?? null,
  }
}

function collectionOf(input: Exclude<MutationInput, SortInput>, { schema }: Context): Collection {
  const collection = findCollection(schema, input.collection)
  if (collection?.isSystem === true && input.allowsSystem === false) throw forbidden()
  if (collection === undefined || collection.table === null) throw forbiddenCollection(input.collection)
  if (collection.isSingleton && (input.kind === 'create' || input.kind === 'merge'))
    throw new RectoError('ROUTE_NOT_FOUND', { extensions: { path: `/${input.collection}` } })
  return collection
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [data]
}

function keyedPayload(collection: Collection, payload: unknown): { readonly key: EncodedKey; readonly payload: JsonObject } {
  const key = isPayload(payload) ? payloadKey(collection, payload) : null
  if (key === null || !isPayload(payload)) throw invalidPayload('Item in update misses primary key')
  return { key, payload }
}

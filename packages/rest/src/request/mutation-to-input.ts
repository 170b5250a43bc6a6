import { invalidPayload } from '@recto/errors'
import type { MutationInput } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { parseKeys } from './request-to-input.ts'

/** A collection as a route addresses it, and the URL's parameters, which shape the answer. */
export interface MutationAddress {
  readonly collection: string
  readonly query: JsonObject
  readonly allowsSystem: boolean
  readonly ifRevision?: readonly string[]
}

/** `POST`: an item, or a list of them. */
export function createInput(body: unknown, address: MutationAddress): MutationInput {
  return { kind: 'create', ...address, data: body ?? {} }
}

/**
 * `PATCH` of a collection: a list of items with their keys, `{ keys, data }` or `{ query, data }`.
 * @throws {RectoError} INVALID_PAYLOAD with the first problem
 */
export function updateInput(body: unknown, address: MutationAddress): MutationInput {
  if (Array.isArray(body)) return { kind: 'update', ...address, each: body }
  const { keys, query, data } = parseSelector(body, ['keys', 'query', 'data'])
  if (!isJsonObject(data)) throw invalidPayload(data === undefined ? '"data" is required' : '"data" must be of type object')
  return { kind: 'update', ...address, data, ...selectionOf(keys, query) }
}

/** `PATCH` of one item. */
export function updateOneInput(key: string, body: unknown, address: MutationAddress): MutationInput {
  return { kind: 'update', ...address, keys: [key], data: body ?? {}, isOne: true }
}

/**
 * `DELETE` of a collection: a list of keys, `{ keys }` or `{ query }`.
 * @throws {RectoError} INVALID_PAYLOAD with the first problem
 */
export function deleteInput(body: unknown, address: MutationAddress): MutationInput {
  if (Array.isArray(body)) return { kind: 'delete', ...address, keys: parseKeys(body, 'value') }
  const { keys, query } = parseSelector(body, ['keys', 'query'])
  return { kind: 'delete', ...address, ...selectionOf(keys, query) }
}

/** `DELETE` of one item. */
export function deleteOneInput(key: string, address: MutationAddress): MutationInput {
  return { kind: 'delete', ...address, keys: [key] }
}

function parseSelector(body: unknown, allowed: readonly string[]): JsonObject {
  const selector = body ?? {}
  if (!isJsonObject(selector)) throw invalidPayload('"value" must be of type object')
  const unknown = Object.keys(selector).find((name) => !allowed.includes(name))
  if (unknown !== undefined) throw invalidPayload(`"${unknown}" is not allowed`)
  return selector
}

interface Selection {
  readonly keys?: readonly (string | number)[]
  readonly selection?: JsonObject
}

function selectionOf(keys: unknown, query: unknown): Selection {
  if (keys === undefined && query === undefined) throw invalidPayload('"value" must contain at least one of [query, keys]')
  if (keys !== undefined && query !== undefined) throw invalidPayload('"value" contains a conflict between exclusive peers [query, keys]')
  if (keys !== undefined) return { keys: parseKeys(keys, 'keys') }
  if (!isJsonObject(query)) throw invalidPayload('"query" must be of type object')
  return { selection: query }
}

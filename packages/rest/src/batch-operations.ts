import { invalidPayload } from '@recto/errors'
import type { BatchOperation, MutationInput } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'

const operationsMax = 1000
const allowed = ['name', 'action', 'collection', 'key', 'keys', 'query', 'data', 'on', 'fields', 'ifRevision']

/**
 * Reads the body of a batch: `{ "operations": [{ "name", "action", "collection", … }] }`.
 * @throws {RectoError} INVALID_PAYLOAD with the first thing that does not fit
 */
export function batchOperations(body: unknown): readonly BatchOperation[] {
  const operations = isJsonObject(body) ? body['operations'] : undefined
  if (!Array.isArray(operations)) throw invalidPayload('"operations" must be an array')
  if (operations.length > operationsMax) throw invalidPayload(`A batch has at most ${operationsMax} operations`)
  const names = new Set<string>()
  return operations.map((operation: unknown, index) => {
    const read = operationFrom(operation, `operations[${index}]`)
    if (read.name !== null && names.has(read.name)) throw invalidPayload(`Several operations are named "${read.name}"`)
    if (read.name !== null) names.add(read.name)
    return read
  })
}

function operationFrom(operation: unknown, place: string): BatchOperation {
  if (!isJsonObject(operation)) throw invalidPayload(`"${place}" must be of type object`)
  const unknown = Object.keys(operation).find((name) => !allowed.includes(name))
  if (unknown !== undefined) throw invalidPayload(`"${place}.${unknown}" is not allowed`)
  const { name = null, collection, action } = operation
  if (name !== null && (typeof name !== 'string' || !/^[A-Za-z][\w-]*$/.test(name))) throw invalidPayload(`"${place}.name" must be a name`)
  if (typeof collection !== 'string') throw invalidPayload(`"${place}.collection" must be a string`)
  if (typeof action !== 'string' || !Object.hasOwn(actions, action))
    throw invalidPayload(`"${place}.action" must be one of [${Object.keys(actions).join(', ')}]`)
  const { fields } = operation
  const shared: Shared = { collection, query: fields === undefined ? {} : { fields } }
  const input = actions[action as keyof typeof actions]({ operation, place, shared })
  return { name, input: { ...input, ...revisionsOf(operation, place) } }
}

interface Shared {
  readonly collection: string
  readonly query: JsonObject
}

interface Reading {
  readonly operation: JsonObject
  readonly place: string
  readonly shared: Shared
}

const actions = {
  create: ({ operation, place, shared }: Reading): MutationInput => ({ kind: 'create', ...shared, data: dataOf(operation, place) }),
  update: (reading: Reading): MutationInput => {
    const { operation, place, shared } = reading
    return { kind: 'update', ...shared, ...itemsOf(reading), data: dataOf(operation, place), isOne: operation['key'] !== undefined }
  },
  upsert: ({ operation, place, shared }: Reading): MutationInput => {
    const { on } = operation
    if (on === undefined) return { kind: 'upsert', ...shared, data: dataOf(operation, place) }
    if (!Array.isArray(on) || !on.every((name) => typeof name === 'string'))
      throw invalidPayload(`"${place}.on" must be an array of strings`)
    return { kind: 'merge', ...shared, data: dataOf(operation, place), on }
  },
  delete: (reading: Reading): MutationInput => ({ kind: 'delete', ...reading.shared, ...itemsOf(reading) }),
}

function dataOf(operation: JsonObject, place: string): unknown {
  const { data } = operation
  if (typeof data !== 'object' || data === null) throw invalidPayload(`"${place}.data" is required`)
  return data
}

/** Which items: a key, keys or a query. Keys may be references, which are keys when the operation is run. */
function itemsOf({ operation, place }: Reading): { readonly keys: readonly (string | number)[] } | { readonly selection: JsonObject } {
  const { key, keys, query } = operation
  if ([key, keys, query].filter((given) => given !== undefined).length !== 1)
    throw invalidPayload(`"${place}" needs one of [key, keys, query]`)
  if (query !== undefined) {
    if (!isJsonObject(query)) throw invalidPayload(`"${place}.query" must be of type object`)
    return { selection: query }
  }
  const list: unknown = key === undefined ? keys : [key]
  if (!Array.isArray(list) || !list.every(isKey)) throw invalidPayload(`"${place}.${key === undefined ? 'keys' : 'key'}" must hold keys`)
  return { keys: list }
}

function isKey(key: unknown): key is string | number {
  return typeof key === 'string' || typeof key === 'number' || (isJsonObject(key) && typeof key['$ref'] === 'string')
}

function revisionsOf({ ifRevision }: JsonObject, place: string): { readonly ifRevision?: readonly string[] } {
  if (ifRevision === undefined) return {}
  if (typeof ifRevision !== 'string' && typeof ifRevision !== 'number') throw invalidPayload(`"${place}.ifRevision" must be a revision`)
  return { ifRevision: [String(ifRevision)] }
}

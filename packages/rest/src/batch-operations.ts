import { RectoError } from '@recto/errors'
import type { BatchOperation, MutationInput } from '@recto/pipeline'

type Parameters = Readonly<Record<string, unknown>>

const operationsMax = 1000
const allowed = ['name', 'action', 'collection', 'key', 'keys', 'query', 'data', 'on', 'fields', 'ifRevision']

/**
 * Reads the body of a batch: `{ "operations": [{ "name", "action", "collection", … }] }`.
 * @throws {RectoError} INVALID_PAYLOAD with the first thing that does not fit
 */
export function batchOperations(body: unknown): readonly BatchOperation[] {
  const operations = isObject(body) ? body['operations'] : undefined
  if (!Array.isArray(operations)) throw invalid('"operations" must be an array')
  if (operations.length > operationsMax) throw invalid(`A batch has at most ${operationsMax} operations`)
  const names = new Set<string>()
  return operations.map((operation: unknown, index) => {
    const read = operationFrom(operation, `operations[${index}]`)
    if (read.name !== null && names.has(read.name)) throw invalid(`Several operations are named "${read.name}"`)
    if (read.name !== null) names.add(read.name)
    return read
  })
}

function operationFrom(operation: unknown, place: string): BatchOperation {
  if (!isObject(operation)) throw invalid(`"${place}" must be of type object`)
  const unknown = Object.keys(operation).find((name) => !allowed.includes(name))
  if (unknown !== undefined) throw invalid(`"${place}.${unknown}" is not allowed`)
  const { name = null, collection, action } = operation
  if (name !== null && (typeof name !== 'string' || !/^[A-Za-z][\w-]*$/.test(name))) throw invalid(`"${place}.name" must be a name`)
  if (typeof collection !== 'string') throw invalid(`"${place}.collection" must be a string`)
  if (typeof action !== 'string' || !Object.hasOwn(actions, action))
    throw invalid(`"${place}.action" must be one of [${Object.keys(actions).join(', ')}]`)
  const { fields } = operation
  const shared: Shared = { collection, query: fields === undefined ? {} : { fields } }
  const input = actions[action as keyof typeof actions]({ operation, place, shared })
  return { name, input: { ...input, ...revisionsOf(operation, place) } }
}

interface Shared {
  readonly collection: string
  readonly query: Parameters
}

interface Reading {
  readonly operation: Parameters
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
    if (!Array.isArray(on) || !on.every((name) => typeof name === 'string')) throw invalid(`"${place}.on" must be an array of strings`)
    return { kind: 'merge', ...shared, data: dataOf(operation, place), on }
  },
  delete: (reading: Reading): MutationInput => ({ kind: 'delete', ...reading.shared, ...itemsOf(reading) }),
}

function dataOf(operation: Parameters, place: string): unknown {
  const { data } = operation
  if (typeof data !== 'object' || data === null) throw invalid(`"${place}.data" is required`)
  return data
}

/** Which items: a key, keys or a query. Keys may be references, which are keys when the operation is run. */
function itemsOf({ operation, place }: Reading): { readonly keys: readonly (string | number)[] } | { readonly selection: Parameters } {
  const { key, keys, query } = operation
  if ([key, keys, query].filter((given) => given !== undefined).length !== 1) throw invalid(`"${place}" needs one of [key, keys, query]`)
  if (query !== undefined) {
    if (!isObject(query)) throw invalid(`"${place}.query" must be of type object`)
    return { selection: query }
  }
  const list: unknown = key === undefined ? keys : [key]
  if (!Array.isArray(list) || !list.every(isKey)) throw invalid(`"${place}.${key === undefined ? 'keys' : 'key'}" must hold keys`)
  return { keys: list }
}

function isKey(key: unknown): key is string | number {
  return typeof key === 'string' || typeof key === 'number' || (isObject(key) && typeof key['$ref'] === 'string')
}

function revisionsOf({ ifRevision }: Parameters, place: string): { readonly ifRevision?: readonly string[] } {
  if (ifRevision === undefined) return {}
  if (typeof ifRevision !== 'string' && typeof ifRevision !== 'number') throw invalid(`"${place}.ifRevision" must be a revision`)
  return { ifRevision: [String(ifRevision)] }
}

function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(reason: string): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason } })
}

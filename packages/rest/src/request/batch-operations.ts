import { invalidPayload } from '@recto/errors'
import type { MutationInput } from '@recto/pipeline'
import type { BatchOperation } from '@recto/pipeline/bulk'
import { isJsonObject, type JsonObject } from '@recto/protocol'

const operationsMax = 1000
const allowed = ['name', 'action', 'collection', 'key', 'keys', 'query', 'data', 'on', 'fields', 'ifRevision']

/**
 * Parses the body of a batch: `{ "operations": [{ "name", "action", "collection", … }] }`.
 * @throws {RectoError} INVALID_PAYLOAD with the first problem
 */
export function parseBatch(body: unknown): readonly BatchOperation[] {
  const operations = isJsonObject(body) ? body['operations'] : undefined
  if (!Array.isArray(operations)) throw invalidPayload('"operations" must be an array')
  if (operations.length > operationsMax) throw invalidPayload(`A batch has at most ${operationsMax} operations`)
  const names = new Set<string>()
  return operations.map((operation: unknown, index) => {
    const parsed = parseOperation(operation, `operations[${index}]`)
    if (parsed.name !== null && names.has(parsed.name)) throw invalidPayload(`Several operations are named "${parsed.name}"`)
    if (parsed.name !== null) names.add(parsed.name)
    return parsed
  })
}

function parseOperation(operation: unknown, path: string): BatchOperation {
  if (!isJsonObject(operation)) throw invalidPayload(`"${path}" must be of type object`)
  const unknown = Object.keys(operation).find((name) => !allowed.includes(name))
  if (unknown !== undefined) throw invalidPayload(`"${path}.${unknown}" is not allowed`)
  const { collection, action, fields } = operation
  const name = nameOf(operation, path)
  if (typeof collection !== 'string') throw invalidPayload(`"${path}.collection" must be a string`)
  if (typeof action !== 'string' || !Object.hasOwn(actions, action))
    throw invalidPayload(`"${path}.action" must be one of [${Object.keys(actions).join(', ')}]`)
  const shared: SharedInput = { collection, query: fields === undefined ? {} : { fields } }
  const input = actions[action as keyof typeof actions]({ operation, path, shared })
  return { name, input: { ...input, ...revisionsOf(operation, path) } }
}

function nameOf({ name = null }: JsonObject, path: string): string | null {
  if (name === null || (typeof name === 'string' && /^[A-Za-z][\w-]*$/.test(name))) return name
  throw invalidPayload(`"${path}.name" must be a name`)
}

interface SharedInput {
  readonly collection: string
  readonly query: JsonObject
}

interface OperationSource {
  readonly operation: JsonObject
  /** Its path in the body, for errors. */
  readonly path: string
  readonly shared: SharedInput
}

const actions = {
  create: ({ operation, path, shared }: OperationSource): MutationInput => ({ kind: 'create', ...shared, data: dataOf(operation, path) }),
  update: (source: OperationSource): MutationInput => {
    const { operation, path, shared } = source
    return { kind: 'update', ...shared, ...itemsOf(source), data: dataOf(operation, path), isOne: operation['key'] !== undefined }
  },
  upsert: ({ operation, path, shared }: OperationSource): MutationInput => {
    const { on } = operation
    if (on === undefined) return { kind: 'upsert', ...shared, data: dataOf(operation, path) }
    if (!Array.isArray(on) || !on.every((name) => typeof name === 'string'))
      throw invalidPayload(`"${path}.on" must be an array of strings`)
    return { kind: 'merge', ...shared, data: dataOf(operation, path), on }
  },
  delete: (source: OperationSource): MutationInput => ({ kind: 'delete', ...source.shared, ...itemsOf(source) }),
}

function dataOf({ data }: JsonObject, path: string): unknown {
  if (typeof data !== 'object' || data === null) throw invalidPayload(`"${path}.data" is required`)
  return data
}

/** Which items: a key, keys or a query. Instead of a key, `{ "$ref": "name" }` refers to an item an earlier operation creates. */
function itemsOf({
  operation,
  path,
}: OperationSource): { readonly keys: readonly (string | number)[] } | { readonly selection: JsonObject } {
  const { key, keys, query } = operation
  if ([key, keys, query].filter((given) => given !== undefined).length !== 1)
    throw invalidPayload(`"${path}" needs one of [key, keys, query]`)
  if (query !== undefined) {
    if (!isJsonObject(query)) throw invalidPayload(`"${path}.query" must be of type object`)
    return { selection: query }
  }
  const list: unknown = key === undefined ? keys : [key]
  if (!Array.isArray(list) || !list.every(isKey)) throw invalidPayload(`"${path}.${key === undefined ? 'keys' : 'key'}" must hold keys`)
  return { keys: list }
}

function isKey(key: unknown): key is string | number {
  return typeof key === 'string' || typeof key === 'number' || (isJsonObject(key) && typeof key['$ref'] === 'string')
}

function revisionsOf({ ifRevision }: JsonObject, path: string): { readonly ifRevision?: readonly string[] } {
  if (ifRevision === undefined) return {}
  if (typeof ifRevision !== 'string' && typeof ifRevision !== 'number') throw invalidPayload(`"${path}.ifRevision" must be a revision`)
  return { ifRevision: [String(ifRevision)] }
}

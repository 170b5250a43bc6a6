import { invalidPayload } from '@recto/errors'
import type { Collection } from '@recto/schema'
import type { EncodedKey } from '../execute/stored-key.ts'

/** Items a named write of a batch has written. */
export interface WrittenItems {
  readonly collection: Collection
  readonly keys: readonly EncodedKey[]
}

/** `author.id`, or of the third of several items `authors.2.id`. */
const reference = /^([A-Za-z][\w-]*)\.(?:(\d+)\.)?(\w+)$/

/**
 * A value with each `{ "$ref": "name.field" }` in it replaced by the key of the item that write has written. Any other text
 * under `$ref`, as JSON schemas have it, stays as it is.
 * @throws {RectoError} INVALID_PAYLOAD when there is no such write, item or key field
 */
export function resolveReferences<Value>(value: Value, written: ReadonlyMap<string, WrittenItems>): Value {
  return resolved(value, written) as Value
}

function resolved(value: unknown, written: ReadonlyMap<string, WrittenItems>): unknown {
  if (Array.isArray(value)) return value.map((element) => resolved(element, written))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first?.[0] === '$ref' && typeof first[1] === 'string') {
    const parts = reference.exec(first[1])
    if (parts !== null) return keyOf({ text: first[1], name: parts[1] ?? '', index: Number(parts[2] ?? 0), field: parts[3] ?? '' }, written)
  }
  return Object.fromEntries(entries.map(([name, inner]) => [name, resolved(inner, written)]))
}

interface Reference {
  readonly text: string
  readonly name: string
  readonly index: number
  readonly field: string
}

function keyOf({ text, name, index, field }: Reference, written: ReadonlyMap<string, WrittenItems>): unknown {
  const items = written.get(name)
  const place = items?.collection.primaryKey.indexOf(field) ?? -1
  const value = items?.keys[index]?.[place]
  if (value === undefined) throw invalidPayload(`"${text}" refers to no key of an item written before`)
  return value
}

import { encodeKey } from '@recto/sdk'
import { fieldOf, type Model, type ModelCollection, type ModelField } from './model.ts'

/** An item as the API gives it. */
export type Item = Readonly<Record<string, unknown>>

/** An item's key in its URL form, or `null` when it cannot be addressed. */
export function itemKey(collection: Pick<ModelCollection, 'keyFields' | 'fields'>, item: Item): string | null {
  const values = collection.keyFields.map((name) => keyValue(item[name], fieldOf(collection, name)))
  const known = values.filter((value) => value !== null)
  return known.length === 0 || known.length < values.length ? null : encodeKey(known)
}

/** A key as people read it: its values, decoded. */
export function readableKey(key: string): string {
  return key.split(',').map(decode).join(' · ')
}

/** What to ask the API for to know an item's key: a key that is a link is asked for inside the linked item, if that may be read. */
export function keyPaths(model: Model, collection: ModelCollection): readonly string[] {
  return collection.keyFields.map((name) => {
    const link = fieldOf(collection, name)?.link
    return link?.field && model.collections.has(link.collection) ? `${name}.${link.field}` : name
  })
}

/** The plain value of a field; of a linked item, the value the link holds. */
export function plainValue(value: unknown, field: ModelField | undefined): unknown {
  if (typeof value !== 'object' || value === null || !field?.link?.field) return value
  return (value as Item)[field.link.field]
}

function keyValue(value: unknown, field: ModelField | undefined): string | null {
  const plain = plainValue(value, field)
  return plain === null || plain === undefined || plain === '' ? null : String(plain)
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

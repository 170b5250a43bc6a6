import { type Item, itemKey } from '../../model/item-key.ts'
import type { ModelCollection, Options } from '../../model/model.ts'

const placeholder = /\{\{\s*([^{}]+?)\s*\}\}/g

/** A filter of a field's options with `{{field}}` replaced by what the edited item holds there. Dynamic variables are the server's. */
export function resolveFilter(filter: unknown, collection: ModelCollection, item: Item): Options | null {
  if (typeof filter !== 'object' || filter === null || Object.keys(filter).length === 0) return null
  return resolve(filter, (path) => valueAt(path, collection, item)) as Options
}

function resolve(value: unknown, valueFor: (path: string) => unknown): unknown {
  if (typeof value === 'string') return resolveText(value, valueFor)
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, valueFor))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolve(inner, valueFor)]))
}

/** A text that is one placeholder becomes the value itself, of its own type. */
function resolveText(text: string, valueFor: (path: string) => unknown): unknown {
  const [whole, path] = /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(text) ?? []
  if (whole !== undefined && path !== undefined) return valueFor(path) ?? null
  return text.replace(placeholder, (_, name: string) => String(valueFor(name) ?? ''))
}

function valueAt(path: string, collection: ModelCollection, item: Item): unknown {
  const value = path.split('.').reduce<unknown>((inner, name) => (isItem(inner) ? inner[name] : undefined), item)
  if (!isItem(value)) return value
  const [name = ''] = path.split('.')
  const link = collection.fields.find((field) => field.name === name)?.link
  return link?.field ? value[link.field] : (Object.values(value)[0] ?? itemKey(collection, value))
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One filter of several; `undefined` for none. */
export function allOf(...filters: readonly (object | null | undefined)[]): Options | undefined {
  const conditions = filters.filter((filter) => filter !== null && filter !== undefined)
  if (conditions.length === 0) return undefined
  return { _and: conditions }
}

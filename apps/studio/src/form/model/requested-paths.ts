import { interfaceFor } from '../../extensions/interfaces/registry.ts'
import { fieldOf, type Model, type ModelCollection, type ModelField } from '../../model/model.ts'

/**
 * What to ask the API for to edit an item: every column, what interfaces need of related items, and the given paths. A
 * link that is gone into is asked for its key too. Long lists of related items are read by their interfaces, page by page.
 */
export function requestedPaths(model: Model, collection: ModelCollection, more: readonly string[] = []): readonly string[] {
  const paths = [...collection.fields.flatMap((field) => pathsOf(model, field)), ...collection.keyFields, ...more]
  const entered = new Set(paths.filter((path) => path.includes('.')).map(topOf))
  const keys = [...entered].flatMap((name) => keysBelow(model, fieldOf(collection, name)))
  return [...new Set([...paths.filter((path) => !entered.has(path)), ...keys])]
}

function pathsOf(model: Model, field: ModelField): readonly string[] {
  const below = interfaceFor(field)?.fields?.(field, model)
  if (below === undefined) return field.hasColumn || field.link !== null ? [field.name] : []
  return below.length === 0 ? [field.name] : below.map((path) => `${field.name}.${path}`)
}

function keysBelow(model: Model, field: ModelField | undefined): readonly string[] {
  const related = model.collections.get(field?.link?.collection ?? '')
  if (field === undefined || related === undefined) return []
  const keys = [...related.keyFields, ...(field.link?.field ? [field.link.field] : [])]
  return [...new Set(keys)].map((key) => `${field.name}.${key}`)
}

function topOf(path: string): string {
  return path.split('.', 1)[0] ?? path
}

import type { Model, ModelCollection } from './model.ts'

/** Collections people list and open: no system tables, no folders, nothing hidden. */
export function navigable(model: Model): readonly ModelCollection[] {
  return [...model.collections.values()].filter(
    (collection) => !collection.isSystem && !collection.isHidden && collection.kind !== 'folder',
  )
}

/** Whether every word of a search occurs in a collection's title or name. */
export function matchesSearch(collection: Pick<ModelCollection, 'name' | 'title'>, search: string): boolean {
  const text = `${collection.title} ${collection.name}`.toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Whether a title says all that its name says, so that showing both is one too many. */
export function saysTheSame(name: string, title: string): boolean {
  return name.replaceAll('_', ' ').toLowerCase() === title.toLowerCase()
}

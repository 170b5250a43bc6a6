import { type Item, itemKey, keyPaths } from '../../model/item-key.ts'
import { fieldOf, type Model, type ModelCollection } from '../../model/model.ts'
import { parseTemplate, renderTemplate, type Template } from '../../model/template.ts'
import { nameOf } from './list-relation.ts'
import { readablePaths } from './search-filter.ts'

/** The filter of items with these keys; `null` for collections whose keys have several parts, and for no keys. */
export function keyFilter(collection: Pick<ModelCollection, 'keyFields'>, keys: readonly string[]): object | null {
  const [name, ...more] = collection.keyFields
  if (name === undefined || keys.length === 0) return null
  if (more.length === 0) return { [name]: { _in: keys.map(decodeURIComponent) } }
  return { _or: keys.map((key) => ({ _and: partsOf(collection, key) })) }
}

function partsOf({ keyFields }: Pick<ModelCollection, 'keyFields'>, key: string): readonly object[] {
  const values = key.split(',').map(decodeURIComponent)
  return keyFields.map((name, index) => ({ [name]: { _eq: values[index] } }))
}

/** The template a field configures, if it names anything that may be read; else that of the collection. */
export function chosenTemplate(collection: ModelCollection, configured: unknown): Template {
  const template = typeof configured === 'string' ? parseTemplate(configured) : []
  const isKnown = template.some((part) => 'path' in part && fieldOf(collection, part.path[0] ?? '') !== undefined)
  return isKnown ? template : nameOf(collection)
}

/** What to ask for to name and address an item. */
export function namedFields(model: Model, collection: ModelCollection, template: Template): readonly string[] {
  return [...new Set([...keyPaths(model, collection), ...readablePaths(model, collection, template)])]
}

/** An item's name, or its key where nothing names it. */
export function itemName(collection: ModelCollection, template: Template, item: Item): string {
  return renderTemplate(template, item) || decodeURIComponent(itemKey(collection, item) ?? '')
}

/** The order in which items are offered: as their names read, then by key. */
export function nameOrder(model: Model, collection: ModelCollection, template: Template): readonly string[] {
  const names = readablePaths(model, collection, template).slice(0, 2)
  return [...new Set([...names, ...collection.keyFields])]
}

import { isFilledByServer } from '../../../form/model/default-values.ts'
import type { Item } from '../../../model/item-key.ts'
import { plainValue } from '../../../model/item-key.ts'
import type { ModelCollection, ModelField } from '../../../model/model.ts'

/** What a copy takes over from an item: the chosen fields, or all with a value of their own; unsaved changes win. */
export function copiedItem(collection: ModelCollection, stored: Item, changes: Item): Item {
  const { duplicatedFields } = collection.settings
  const tops = duplicatedFields?.map((path) => path.split('.', 1)[0] ?? path)
  const taken = collection.fields.filter((field) => isCopied(field, tops) && field.name in stored)
  const values = taken.map((field) => [field.name, plainValue(stored[field.name], field)])
  return { ...Object.fromEntries(values), ...changes }
}

function isCopied(field: ModelField, chosen: readonly string[] | undefined): boolean {
  if (isFilledByServer(field) || !(field.hasColumn || field.link !== null)) return false
  return (chosen === undefined && !field.isKey) || chosen?.includes(field.name) === true
}

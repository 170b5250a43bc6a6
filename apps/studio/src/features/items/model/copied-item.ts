import { isFilledByServer } from '../../../form/model/default-values.ts'
import type { Item } from '../../../model/item-key.ts'
import { plainValue } from '../../../model/item-key.ts'
import { fieldOf, type ModelCollection, type ModelField } from '../../../model/model.ts'
import { isSecret } from '../../../model/secret-field.ts'

/** The fields {@link copiedItem} takes over. */
export function copiedFields({ fields, settings }: ModelCollection): readonly string[] {
  const chosen = settings.duplicatedFields?.map((path) => path.split('.', 1)[0] ?? path)
  return fields.filter((field) => isCopied(field, chosen)).map(({ name }) => name)
}

/** What a copy takes over from an item: the chosen fields, or all with a value of their own; unsaved changes win. */
export function copiedItem(collection: ModelCollection, stored: Item, changes: Item): Item {
  const values = copiedFields(collection)
    .filter((name) => name in stored)
    .map((name) => [name, plainValue(stored[name], fieldOf(collection, name))])
  return { ...Object.fromEntries(values), ...changes }
}

function isCopied(field: ModelField, chosen: readonly string[] | undefined): boolean {
  if (isFilledByServer(field) || isSecret(field) || !(field.hasColumn || field.link !== null)) return false
  return (chosen === undefined && !field.isKey) || chosen?.includes(field.name) === true
}

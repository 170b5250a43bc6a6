import type { Item } from '../../../model/item-key.ts'
import { fieldOf, type ModelCollection } from '../../../model/model.ts'

const automatic = /^(date|user)-(created|updated)$/

/** The fields a duplicate takes over, as paths. */
export function duplicatedFields({ fields, settings }: ModelCollection): readonly string[] {
  if (settings.duplicatedFields !== null && settings.duplicatedFields.length > 0) return settings.duplicatedFields
  return fields.filter((field) => field.hasColumn && !field.isGenerated && !isAutomatic(field.settings.special)).map((field) => field.name)
}

/** An item without its own key and without what was filled in for it. */
export function withoutKeys(collection: ModelCollection, item: Item): Item {
  const isOwn = (name: string): boolean => {
    const field = fieldOf(collection, name)
    const isLinkedKey = field?.isKey === true && field.link !== null
    return field === undefined || ((!field.isKey || isLinkedKey) && !isAutomatic(field.settings.special))
  }
  return Object.fromEntries(Object.entries(item).filter(([name]) => isOwn(name)))
}

function isAutomatic(special: readonly string[]): boolean {
  return special.some((entry) => automatic.test(entry))
}

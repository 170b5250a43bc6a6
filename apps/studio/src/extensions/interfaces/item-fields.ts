import { type ComponentType, createContext, use } from 'react'
import type { Item } from '../../model/item-key.ts'
import type { ModelCollection } from '../../model/model.ts'

/** The fields of a related item, edited in the place where they stand. Their changes are kept by who shows them. */
export interface ItemFieldsProps {
  readonly collection: ModelCollection
  /** `null` for an item that does not exist yet. */
  readonly itemKey: string | null
  readonly stored: Item
  readonly changes: Item
  /** Fields left out, such as the one that points back. */
  readonly hiddenFields: readonly string[]
  readonly isReadonly: boolean
  /** Called with all changes. */
  readonly onChange: (changes: Item) => void
}

const ItemFieldsContext = createContext<ComponentType<ItemFieldsProps> | null>(null)

/** Provided by the form, so that interfaces can show fields without knowing how a form is made. */
export const ItemFieldsProvider = ItemFieldsContext.Provider

/** Draws the fields of a related item; `null` where no form is around. */
export function useItemFields(): ComponentType<ItemFieldsProps> | null {
  return use(ItemFieldsContext)
}

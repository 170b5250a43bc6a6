import { createContext, use } from 'react'
import type { Item } from '../../model/item-key.ts'

/** Asks for an item to be edited beside the form, without saving it: its changes go into the value of the field. */
export interface ItemDrawerRequest {
  readonly collection: string
  /** `null` for an item that does not exist yet. */
  readonly key: string | null
  /** Changes made before and not saved yet. */
  readonly changes: Item
  /** Fields left out, such as the one that points back. */
  readonly hiddenFields?: readonly string[]
  /** For items of a junction: the field whose item on the far side is edited in the same drawer. */
  readonly junctionField?: string
  /** Where the fields of the junction stand, seen from those of the far side. @default 'bottom' */
  readonly junctionFieldLocation?: 'top' | 'bottom'
  readonly isReadonly?: boolean
  /** Called with all changes, those made before included. */
  readonly onApply: (changes: Item) => void
}

const ItemDrawerContext = createContext<((request: ItemDrawerRequest) => void) | null>(null)

/** Provided by the form, so that interfaces can open items without knowing how a form is made. */
export const ItemDrawerProvider = ItemDrawerContext.Provider

/** Opens an item in a drawer; drawers nest. `null` where no form is around, as in the grid: items are then only linked. */
export function useItemDrawer(): ((request: ItemDrawerRequest) => void) | null {
  return use(ItemDrawerContext)
}

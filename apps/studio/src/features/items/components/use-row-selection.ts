import { useState } from 'react'
import type { Item } from '../../../model/item-key.ts'
import { steps } from '../model/grid-range.ts'

/** The items that were chosen, by their keys in URL form. */
export interface RowSelection {
  readonly keys: ReadonlySet<string>
  /** Chosen items as they were seen, for what is done with them. */
  readonly items: ReadonlyMap<string, Item>
  /** Chooses a row, or takes the choice back; `extendsRange` does the same with all rows since the last one. */
  readonly toggle: (row: number, extendsRange?: boolean) => void
  readonly add: (items: readonly Item[]) => void
  readonly clear: () => void
}

export interface RowSelectionOptions {
  readonly itemAt: (index: number) => Item | undefined
  readonly keyOf: (item: Item) => string | null
}

/** Keeps which items are chosen, whatever is scrolled into view. */
export function useRowSelection({ itemAt, keyOf }: RowSelectionOptions): RowSelection {
  const [items, setItems] = useState<ReadonlyMap<string, Item>>(new Map())
  const [last, setLast] = useState(0)
  const entries = (all: readonly Item[]): readonly (readonly [string, Item])[] =>
    all.flatMap((item) => {
      const key = keyOf(item)
      return key === null ? [] : [[key, item] as const]
    })
  return {
    items,
    keys: new Set(items.keys()),
    toggle: (row, extendsRange = false) => {
      const rows = extendsRange ? steps(Math.min(last, row), Math.max(last, row)) : [row]
      const chosen = entries(rows.map(itemAt).filter((item) => item !== undefined))
      const target = itemAt(row)
      const isChosen = target !== undefined && items.has(keyOf(target) ?? '')
      const next = new Map(items)
      for (const [key, item] of chosen) {
        if (isChosen) next.delete(key)
        else next.set(key, item)
      }
      setItems(next)
      setLast(row)
    },
    add: (all) => setItems(new Map([...items, ...entries(all)])),
    clear: () => setItems(new Map()),
  }
}

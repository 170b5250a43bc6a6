import { type Item, plainValue } from '../../../model/item-key.ts'
import type { ModelField } from '../../../model/model.ts'

/** A column of a board. */
export interface Lane {
  /** As text; empty for items without a value. */
  readonly id: string
  readonly label: string
  readonly items: readonly Item[]
}

/** Sorts items into lanes: those that are given in their order, others that occur, and one for no value where that may be or occurs. */
export function lanesOf(
  field: ModelField,
  items: readonly Item[],
  known: readonly { readonly value: string; readonly label: string }[],
  labels: { readonly none: string; readonly isNoneShown: boolean },
): readonly Lane[] {
  const idOf = (item: Item): string => String(plainValue(item[field.name], field) ?? '')
  const ids = new Set(known.map(({ value }) => value))
  const others = [...new Set(items.map(idOf))].filter((id) => id !== '' && !ids.has(id)).map((id) => ({ value: id, label: id }))
  const lanes = [...known, ...others].map(({ value, label }) => ({ id: value, label, items: items.filter((item) => idOf(item) === value) }))
  const without = items.filter((item) => idOf(item) === '')
  return without.length > 0 || labels.isNoneShown ? [{ id: '', label: labels.none, items: without }, ...lanes] : lanes
}

/** A lane as the value of its field. */
export function valueOfLane({ type }: ModelField, id: string): unknown {
  if (id === '') return null
  return type === 'integer' ? Number(id) : id
}

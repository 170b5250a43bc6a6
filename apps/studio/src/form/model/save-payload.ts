import type { Item } from '../../model/item-key.ts'
import type { FieldState } from './field-state.ts'
import { type FormNode, isGroup, leavesOf } from './form-tree.ts'

export interface SavedForm {
  readonly tree: readonly FormNode[]
  readonly states: ReadonlyMap<string, FieldState>
  readonly changes: Item
  readonly defaults: Item
  /** Stored values; empty for a new item. */
  readonly stored: Item
}

/** What is sent: the changes, and defaults in the place of values whose fields a condition hides and clears. */
export function savePayload({ tree, states, changes, defaults, stored }: SavedForm): Item {
  const cleared = clearedFields(tree, states).filter((name) => name in changes || (stored[name] ?? null) !== (defaults[name] ?? null))
  return { ...changes, ...Object.fromEntries(cleared.map((name) => [name, defaults[name] ?? null])) }
}

/** A group that is hidden and cleared takes all that is in it along. */
function clearedFields(nodes: readonly FormNode[], states: ReadonlyMap<string, FieldState>): readonly string[] {
  return nodes.flatMap(({ field, children }) => {
    const isCleared = states.get(field.name)?.clearsWhenHidden === true
    if (!isGroup(field)) return isCleared ? [field.name] : []
    return isCleared ? leavesOf(children).map(({ name }) => name) : clearedFields(children, states)
  })
}

import type { Item } from '../model/item-key.ts'
import type { Model, ModelCollection } from '../model/model.ts'
import type { FieldState } from './model/field-state.ts'
import type { FormNode } from './model/form-tree.ts'
import type { Problems } from './model/problem.ts'

/** The state of a form: what is stored, what was changed, what is wrong, and how to change it. */
export interface Form {
  readonly model: Model
  readonly collection: ModelCollection
  /** `null` while the item is created. */
  readonly itemKey: string | null
  /** As the API gave it; empty for a new item. */
  readonly stored: Item
  /** Defaults, stored values and changes. */
  readonly item: Item
  readonly changes: Item
  /** What is shown, groups with what is in them. */
  readonly tree: readonly FormNode[]
  readonly states: ReadonlyMap<string, FieldState>
  readonly problems: Problems
  /** Whether the caller may change the field and nothing about the item forbids it. */
  readonly canEdit: (field: string) => boolean
  readonly set: (field: string, value: unknown) => void
  /** Takes the change of a field back. */
  readonly reset: (field: string) => void
  /** Takes other changes in the place of all. */
  readonly replaceChanges: (changes: Item) => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  /** Checks what can be known before sending, and shows what is wrong. */
  readonly check: () => boolean
  readonly showProblems: (problems: Problems) => void
  /** What is to be sent. */
  readonly payload: () => Item
  /** Forgets the changes and the way back: they are stored now, or not wanted. */
  readonly clear: () => void
  /** The field to lead to, and how often that was asked for. */
  readonly target: FormTarget | null
  /** Opens the groups around a field and moves the focus there. */
  readonly leadTo: (field: string) => void
}

export interface FormTarget {
  readonly field: string
  readonly count: number
}

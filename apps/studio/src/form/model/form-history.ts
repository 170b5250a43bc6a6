import type { Item } from '../../model/item-key.ts'
import { fieldOf, type ModelCollection } from '../../model/model.ts'
import { isSameValue } from './same-value.ts'

/** The unsaved changes of a form, with the way back and forth. */
export interface FormHistory {
  /** New values by field; fields that are as stored are absent. */
  readonly changes: Item
  readonly past: readonly Item[]
  readonly future: readonly Item[]
  /** What was changed last and when, so that typing a word is one step. */
  readonly last: { readonly field: string; readonly atMs: number } | null
}

export interface Change {
  readonly field: string
  readonly value: unknown
  readonly atMs: number
}

const sameStepMs = 1000
const maxSteps = 200

export const emptyHistory: FormHistory = { changes: {}, past: [], future: [], last: null }

/** Adds a change. Setting a field to what is stored takes its change away. */
export function withChange(history: FormHistory, change: Change, collection: Pick<ModelCollection, 'fields'>, stored: Item): FormHistory {
  const { field, value, atMs } = change
  const { [field]: _, ...others } = history.changes
  const isBack = isSameValue(fieldOf(collection, field), value, stored[field])
  const changes = isBack ? others : { ...history.changes, [field]: value }
  const isSameStep = history.last !== null && history.last.field === field && atMs - history.last.atMs < sameStepMs
  const past = isSameStep ? history.past : [...history.past, history.changes].slice(-maxSteps)
  return { changes, past, future: [], last: { field, atMs } }
}

/** Takes other changes in the place of these, as one step. */
export function withChanges(history: FormHistory, changes: Item): FormHistory {
  return { changes, past: [...history.past, history.changes].slice(-maxSteps), future: [], last: null }
}

/** One step back. */
export function undone(history: FormHistory): FormHistory {
  const changes = history.past.at(-1)
  if (changes === undefined) return history
  return { changes, past: history.past.slice(0, -1), future: [history.changes, ...history.future], last: null }
}

/** One step forth again. */
export function redone(history: FormHistory): FormHistory {
  const [changes, ...future] = history.future
  if (changes === undefined) return history
  return { changes, past: [...history.past, history.changes], future, last: null }
}

import { useMemo, useState } from 'react'
import type { RuleContext } from '../model/dynamic-value.ts'
import type { Item } from '../model/item-key.ts'
import type { Model, ModelCollection, ModelField } from '../model/model.ts'
import type { Form } from './form.ts'
import { defaultValues, isFilledByServer } from './model/default-values.ts'
import { type FieldState, fieldState } from './model/field-state.ts'
import { findProblems } from './model/find-problems.ts'
import { emptyHistory, redone, undone, withChange, withChanges } from './model/form-history.ts'
import { formTree, shownTree } from './model/form-tree.ts'
import { savePayload } from './model/save-payload.ts'
import { useProblems } from './use-problems.ts'
import { useRuleContext } from './use-rule-context.ts'

export interface FormOptions {
  readonly model: Model
  readonly collection: ModelCollection
  readonly itemKey: string | null
  readonly stored: Item
  /** Changes made before. */
  readonly changes?: Item
  readonly canEdit: (field: string) => boolean
  /** Fields that are left out. */
  readonly hiddenFields?: readonly string[]
  /** The version that is edited, for rules that ask. */
  readonly version?: string
}

const noFields: readonly string[] = []

/** Keeps the changes of one item until they are saved. Give the component a key: another item is another form. */
export function useForm(options: FormOptions): Form {
  const { model, collection, itemKey, stored, hiddenFields = noFields } = options
  const context = useRuleContext()
  const [history, setHistory] = useState(() => ({ ...emptyHistory, changes: options.changes ?? {} }))
  const { changes } = history
  const fields = useMemo(() => formFields(collection, itemKey === null, hiddenFields), [collection, itemKey, hiddenFields])
  const defaults = useMemo(() => (itemKey === null ? defaultValues(fields) : {}), [fields, itemKey])
  const item = useMemo(() => ({ ...defaults, ...stored, ...changes }), [defaults, stored, changes])
  const version = options.version ?? null
  const states = useMemo(() => statesOf(fields, { ...item, $version: version }, context), [fields, item, version, context])
  const whole = useMemo(() => formTree(fields), [fields])
  const tree = useMemo(() => shownTree(whole, states), [whole, states])
  const { problems, show, forget, target, leadTo } = useProblems(tree)
  const base = itemKey === null ? defaults : stored
  const canEdit = (name: string): boolean => {
    const field = fields.find((one) => one.name === name)
    return field !== undefined && states.get(name)?.isReadonly === false && isWritable(field, itemKey === null) && options.canEdit(name)
  }
  const set = (field: string, value: unknown): void => {
    forget(field)
    setHistory((last) => withChange(last, { field, value, atMs: Date.now() }, collection, base))
  }
  return {
    model,
    collection,
    itemKey,
    stored,
    item,
    changes,
    tree,
    states,
    problems,
    canEdit,
    set,
    reset: (field) => {
      forget(field)
      setHistory((last) => withChanges(last, without(last.changes, field)))
    },
    replaceChanges: (next) => setHistory((last) => withChanges(last, next)),
    undo: history.past.length === 0 ? null : () => setHistory(undone),
    redo: history.future.length === 0 ? null : () => setHistory(redone),
    check: () => {
      const found = findProblems({ fields, states, item, changes, isNew: itemKey === null, canEdit, context })
      show(found)
      return Object.keys(found).length === 0
    },
    showProblems: show,
    payload: () => savePayload({ tree: whole, states, changes, defaults: defaultValues(fields), stored }),
    clear: () => {
      setHistory(emptyHistory)
      show({})
    },
    target,
    leadTo,
  }
}

/** What a form is about. Values the server gives are shown once they are there. */
function formFields(collection: ModelCollection, isNew: boolean, hidden: readonly string[]): readonly ModelField[] {
  return collection.fields.filter((field) => !hidden.includes(field.name) && !(isFilledByServer(field) && (isNew || isPlainKey(field))))
}

/** A key that nobody types and nobody configured stands among the facts about the item. */
function isPlainKey({ isKey, settings }: ModelField): boolean {
  return isKey && settings.interface === null
}

function statesOf(fields: readonly ModelField[], item: Item, context: RuleContext): ReadonlyMap<string, FieldState> {
  return new Map(fields.map((field) => [field.name, fieldState(field, item, context)]))
}

/** Keys stay once they are given: what points at the item would lose it. */
function isWritable(field: ModelField, isNew: boolean): boolean {
  return !field.isGenerated && (isNew || !field.isKey)
}

function without(changes: Item, field: string): Item {
  const { [field]: _, ...others } = changes
  return others
}

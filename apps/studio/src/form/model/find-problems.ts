import type { RuleContext } from '../../model/dynamic-value.ts'
import type { Item } from '../../model/item-key.ts'
import { matchesRule, matchesValue } from '../../model/matches-rule.ts'
import type { ModelField, Options } from '../../model/model.ts'
import { hasDefault, isFilledByServer } from './default-values.ts'
import type { FieldState } from './field-state.ts'
import type { Problem, Problems } from './problem.ts'

export interface CheckedItem {
  readonly fields: readonly ModelField[]
  readonly states: ReadonlyMap<string, FieldState>
  /** Defaults, stored values and changes. */
  readonly item: Item
  readonly changes: Item
  readonly isNew: boolean
  /** Whether the caller could set it right. */
  readonly canEdit: (field: string) => boolean
  readonly context: RuleContext
}

/** What the server would refuse, as far as it can be known before asking it. */
export function findProblems(checked: CheckedItem): Problems {
  const entries = checked.fields.flatMap((field) => {
    const problem = problemOf(field, checked)
    return problem === null ? [] : [[field.name, problem] as const]
  })
  return Object.fromEntries(entries)
}

/** Whether a form has to ask for a value. */
export function isNeeded(field: ModelField, state: FieldState | undefined): boolean {
  if (isFilledByServer(field)) return false
  return state?.isRequired === true || (field.isRequired && field.hasColumn)
}

function problemOf(field: ModelField, checked: CheckedItem): Problem | null {
  const { item, changes, states, canEdit } = checked
  const state = states.get(field.name)
  const isChanged = field.name in changes
  if (state === undefined || (!isChanged && !canEdit(field.name))) return null
  if (isNeeded(field, state) && isMissing(field, checked)) return { kind: 'required' }
  const value = item[field.name]
  if (!isChanged || value === null || value === undefined) return null
  if (typeof value === 'string' && field.maxLength !== null && [...value].length > field.maxLength)
    return { kind: 'tooLong', max: field.maxLength }
  return passesRule(field, checked) ? null : { kind: 'rule', message: field.settings.validationMessage }
}

/** A default answers for a value that was never sent, but not for one that was taken out. */
function isMissing(field: ModelField, { item, changes, isNew }: CheckedItem): boolean {
  const value = item[field.name]
  if (field.name in changes) return isEmptyValue(value)
  if (isNew) return !hasDefault(field)
  // What was not asked for, such as a long list of related items, is left to the server.
  return field.name in item && isEmptyValue(value)
}

function isEmptyValue(value: unknown): boolean {
  if (value === null || value === undefined) return true
  return Array.isArray(value) && value.length === 0
}

function passesRule(field: ModelField, { item, context }: CheckedItem): boolean {
  const rule = field.settings.validation
  if (rule === null) return true
  return isAboutField(rule, field.name) ? matchesRule(rule, item, context) : matchesValue(rule, item[field.name], context)
}

/** Rules are stored as filters over the item, and in old projects as conditions on the value alone. */
function isAboutField(rule: Options, name: string): boolean {
  return Object.keys(rule).some((key) => key === '_and' || key === '_or' || key === name || !key.startsWith('_'))
}

import type { RuleContext } from '../../model/dynamic-value.ts'
import type { Item } from '../../model/item-key.ts'
import { matchesRule } from '../../model/matches-rule.ts'
import type { FieldCondition, ModelField, Options } from '../../model/model.ts'

/** How a field behaves for an item as it is now: what its settings say, with those of a matching condition over them. */
export interface FieldState {
  readonly isHidden: boolean
  readonly isReadonly: boolean
  /** Whether the project wants a value; what the database wants is in the field itself. */
  readonly isRequired: boolean
  readonly options: Options
  /** Whether a value that is hidden goes back to its default when the item is saved. */
  readonly clearsWhenHidden: boolean
}

/** Of conditions that match, the last one counts and the others not at all; what it leaves open, the field says. */
export function fieldState(field: ModelField, item: Item, context: RuleContext): FieldState {
  const { settings } = field
  const condition = settings.conditions.findLast(({ rule }) => Object.keys(rule).length > 0 && matchesRule(rule, item, context))
  const isHidden = flagOf(condition, 'hidden') ?? field.isHidden
  return {
    isHidden,
    isReadonly: flagOf(condition, 'readonly') ?? settings.isReadonly,
    isRequired: flagOf(condition, 'required') ?? settings.isRequired,
    options: mergeOptions(settings.options, condition?.options),
    clearsWhenHidden: isHidden && condition?.clear_hidden_value_on_save === true,
  }
}

function flagOf(condition: FieldCondition | undefined, name: 'hidden' | 'readonly' | 'required'): boolean | undefined {
  const flag: unknown = condition?.[name]
  return typeof flag === 'boolean' ? flag : undefined
}

/** Options inside options are merged too; lists are replaced. */
function mergeOptions(base: Options, over: Options | null | undefined): Options {
  const merged: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(over ?? {})) {
    const below = merged[name]
    merged[name] = isOptions(below) && isOptions(value) ? mergeOptions(below, value) : value
  }
  return merged
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { OptionChoice } from '../../../model/option-choices.ts'

/** What is stored when a choice and those below it are checked. */
export type ValueCombining = 'all' | 'branch' | 'leaf' | 'indeterminate' | 'exclusive'

/** A choice, and what is stored of it and those around it. */
export interface CombinedChoice {
  readonly choice: OptionChoice
  readonly combining: ValueCombining
}

/** Whether a choice is checked, some of what is below it, or neither. */
export function choiceState(
  choices: readonly OptionChoice[],
  values: readonly unknown[],
  { choice, combining }: CombinedChoice,
): boolean | 'mixed' {
  const held = new Set(values.map(String))
  if (combining !== 'exclusive') return stateOf(leavesOf(choice).map(keyOf), checkedLeaves(choices, held, combining))
  if (held.has(keyOf(choice))) return true
  return below(choice).some((one) => held.has(keyOf(one))) ? 'mixed' : false
}

function stateOf(leaves: readonly string[], checked: ReadonlySet<string>): boolean | 'mixed' {
  const count = leaves.filter((leaf) => checked.has(leaf)).length
  if (count === 0) return false
  return count === leaves.length ? true : 'mixed'
}

/** The values after a choice is checked or unchecked; values that are no choices stay. */
export function toggledChoice(
  choices: readonly OptionChoice[],
  values: readonly unknown[],
  { choice, combining }: CombinedChoice,
): readonly unknown[] {
  const known = new Set(choices.flatMap((one) => [one, ...below(one)]).map(keyOf))
  const others = values.filter((value) => !known.has(String(value)))
  const held = new Set(values.map(String))
  if (combining === 'exclusive') return [...toggledExclusively(choices, held, choice), ...others]
  const checked = checkedLeaves(choices, held, combining)
  const leaves = leavesOf(choice).map(keyOf)
  const isOff = stateOf(leaves, checked) === true
  const next = new Set(isOff ? [...checked].filter((key) => !leaves.includes(key)) : [...checked, ...leaves])
  return [...choices.flatMap((one) => combined(one, next, combining)), ...others]
}

/** Keys of the leaves that are checked. A stored parent means all that is below it only where branches are stored by their top. */
function checkedLeaves(choices: readonly OptionChoice[], held: ReadonlySet<string>, combining: ValueCombining): ReadonlySet<string> {
  return new Set(choices.flatMap((choice) => leavesHeld(choice, held, combining)))
}

function leavesHeld(choice: OptionChoice, held: ReadonlySet<string>, combining: ValueCombining): readonly string[] {
  if (isLeaf(choice)) return held.has(keyOf(choice)) ? [keyOf(choice)] : []
  if (held.has(keyOf(choice)) && combining === 'branch') return leavesOf(choice).map(keyOf)
  return (choice.children ?? []).flatMap((child) => leavesHeld(child, held, combining))
}

/** What is stored for a choice of which these leaves are checked. */
function combined(choice: OptionChoice, checked: ReadonlySet<string>, combining: ValueCombining): readonly unknown[] {
  const state = stateOf(leavesOf(choice).map(keyOf), checked)
  if (isLeaf(choice)) return state === true ? own(choice) : []
  if (combining === 'branch' && state === true && choice.value !== null) return own(choice)
  const inner = (choice.children ?? []).flatMap((child) => combined(child, checked, combining))
  const isStored = combining === 'indeterminate' ? state !== false : combining === 'all' && state === true
  return isStored ? [...inner, ...own(choice)] : inner
}

function toggledExclusively(choices: readonly OptionChoice[], held: ReadonlySet<string>, choice: OptionChoice): readonly unknown[] {
  const related = new Set([...below(choice), ...above(choices, choice)].map(keyOf))
  const isOff = held.has(keyOf(choice))
  const isKept = (one: OptionChoice): boolean => {
    if (keyOf(one) === keyOf(choice)) return !isOff
    return held.has(keyOf(one)) && (isOff || !related.has(keyOf(one)))
  }
  return choices
    .flatMap((one) => [one, ...below(one)])
    .filter(isKept)
    .flatMap(own)
}

function isLeaf(choice: OptionChoice): boolean {
  return (choice.children ?? []).length === 0
}

function leavesOf(choice: OptionChoice): readonly OptionChoice[] {
  return isLeaf(choice) ? [choice] : (choice.children ?? []).flatMap(leavesOf)
}

function below(choice: OptionChoice): readonly OptionChoice[] {
  return (choice.children ?? []).flatMap((child) => [child, ...below(child)])
}

function above(choices: readonly OptionChoice[], choice: OptionChoice): readonly OptionChoice[] {
  return choices.filter((one) => below(one).includes(choice)).flatMap((one) => [one, ...above(one.children ?? [], choice)])
}

function keyOf(choice: OptionChoice): string {
  return choice.value === null ? `group ${choice.label}` : String(choice.value)
}

function own(choice: OptionChoice): readonly unknown[] {
  return choice.value === null ? [] : [choice.value]
}

import type { ModelField, Options } from './model.ts'
import { listOption, textOption, translateOption } from './read-options.ts'
import { titleOf } from './title-of.ts'

/** One of the values a project offers for a field, with how it looks. */
export interface OptionChoice {
  /** As it is stored: a number for fields of numbers. */
  readonly value: unknown
  readonly label: string
  readonly icon?: string | undefined
  readonly color?: string | undefined
  readonly foreground?: string | undefined
  readonly background?: string | undefined
  readonly isDisabled?: boolean
  readonly children?: readonly OptionChoice[]
}

/** The choices of a field: those stored in the options, else the values its column allows. */
export function optionChoices(options: Options, field: Pick<ModelField, 'choices' | 'type'>): readonly OptionChoice[] {
  const stored = options['choices']
  if (Array.isArray(stored)) return readChoices(stored, field.type)
  return (field.choices ?? []).map(({ value, label }) => ({
    value: typedValue(value, field.type),
    label: label === value ? wordsOf(value) : label,
  }))
}

/** The choice a value stands for, looked for below groups too. */
export function findChoice(choices: readonly OptionChoice[], value: unknown): OptionChoice | undefined {
  const text = String(value)
  return flatChoices(choices).find((choice) => String(choice.value) === text)
}

/** Choices without their groups, in the order they are shown. */
export function flatChoices(choices: readonly OptionChoice[]): readonly OptionChoice[] {
  return choices.flatMap((choice) => [choice, ...flatChoices(choice.children ?? [])])
}

function readChoices(entries: readonly unknown[], type: string): readonly OptionChoice[] {
  return entries.flatMap((entry) =>
    typeof entry === 'object' && entry !== null ? readChoice({ ...entry }, type) : plainChoice(entry, type),
  )
}

function plainChoice(entry: unknown, type: string): readonly OptionChoice[] {
  return entry === null || entry === undefined ? [] : [{ value: typedValue(entry, type), label: String(entry) }]
}

function readChoice(entry: Options, type: string): readonly OptionChoice[] {
  const children = listOption(entry, 'children')
  const value = entry['value']
  if (entry['divider'] === true || (children.length === 0 && (value === undefined || value === null))) return []
  return [
    {
      value: typedValue(value ?? null, type),
      label: translateOption(entry['text']) ?? wordsOf(String(value)),
      icon: textOption(entry, 'icon'),
      color: textOption(entry, 'color'),
      foreground: textOption(entry, 'foreground'),
      background: textOption(entry, 'background'),
      isDisabled: entry['disabled'] === true,
      children: readChoices(children, type),
    },
  ]
}

/** Values of columns that read as identifiers are titled; words written for people stay as they are. */
function wordsOf(value: string): string {
  return /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(value) && /[a-z]/.test(value) ? titleOf(value) : value
}

function typedValue(value: unknown, type: string): unknown {
  if ((type === 'integer' || type === 'float') && typeof value === 'string' && value.trim() !== '') {
    const number = Number(value)
    return Number.isNaN(number) ? value : number
  }
  return value
}

import type { Options } from '../../../model/model.ts'
import { listOption, textOption, translateOption } from '../../../model/read-options.ts'

/** How a value looks, and what is shown in its place. */
export interface Look {
  readonly color?: string | undefined
  readonly background?: string | undefined
  readonly icon?: string | undefined
  readonly text?: string | undefined
}

/** The look of the options, with those of every condition that matches over it: of two that say the same, the later one holds. */
export function lookOf(value: unknown, type: string, options: Options): Look {
  const base: Look = {
    color: textOption(options, 'color'),
    background: textOption(options, 'background'),
    icon: textOption(options, 'icon'),
  }
  return listOption(options, 'conditionalFormatting')
    .filter((condition) => matches(value, type, condition))
    .reduce<Look>((look, condition) => withCondition(look, condition), base)
}

function withCondition(look: Look, condition: Options): Look {
  return {
    color: textOption(condition, 'color') ?? look.color,
    background: textOption(condition, 'background') ?? look.background,
    icon: textOption(condition, 'icon') ?? look.icon,
    text: translateOption(condition['text']) ?? look.text,
  }
}

const numberTypes = new Set(['integer', 'bigInteger', 'float', 'decimal'])

function matches(value: unknown, type: string, condition: Options): boolean {
  const operator = String(condition['operator'])
  return numberTypes.has(type)
    ? (numberTests[operator]?.(Number(value), Number(condition['value'])) ?? false)
    : (textTests[operator]?.(String(value), String(condition['value'] ?? '')) ?? false)
}

const numberTests: Readonly<Record<string, (value: number, other: number) => boolean>> = {
  eq: (value, other) => value === other,
  neq: (value, other) => value !== other,
  gt: (value, other) => value > other,
  gte: (value, other) => value >= other,
  lt: (value, other) => value < other,
  lte: (value, other) => value <= other,
}

const textTests: Readonly<Record<string, (value: string, other: string) => boolean>> = {
  eq: (value, other) => value === other,
  neq: (value, other) => value !== other,
  contains: (value, other) => value.includes(other),
  starts_with: (value, other) => value.startsWith(other),
  ends_with: (value, other) => value.endsWith(other),
}

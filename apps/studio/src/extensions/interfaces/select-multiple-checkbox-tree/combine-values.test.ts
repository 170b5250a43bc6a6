import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OptionChoice } from '../../../model/option-choices.ts'
import { choiceState, toggledChoice, type ValueCombining } from './combine-values.ts'

const combinings: readonly ValueCombining[] = ['all', 'branch', 'leaf', 'indeterminate', 'exclusive']
const [a, b] = ['A', 'B'].map((value) => ({ value, label: value })) as [OptionChoice, OptionChoice]
const parent: OptionChoice = { value: 'P', label: 'P', children: [a, b] }

function checked(combining: ValueCombining, ...choices: readonly OptionChoice[]): readonly unknown[] {
  return choices.reduce<readonly unknown[]>((values, choice) => toggledChoice([parent], values, { choice, combining }), [])
}

describe('toggledChoice', () => {
  it.each([
    ['all', ['A'], ['A', 'B', 'P']],
    ['branch', ['A'], ['P']],
    ['leaf', ['A'], ['A', 'B']],
    ['indeterminate', ['A', 'P'], ['A', 'B', 'P']],
    ['exclusive', ['A'], ['A', 'B']],
  ] as const)('%s', (combining, one, both) => {
    expect(checked(combining, a)).toEqual(one)
    expect(checked(combining, a, b)).toEqual(both)
  })

  it('takes out what is below a parent, or above a child, when they exclude each other', () => {
    expect(checked('exclusive', a, b, parent)).toEqual(['P'])
    expect(checked('exclusive', parent, a)).toEqual(['A'])
  })

  it('opens a branch when one of its leaves is unchecked', () => {
    expect(checked('branch', parent, a)).toEqual(['B'])
  })

  it('keeps values that are no choices', () => {
    expect(toggledChoice([parent], ['old'], { choice: a, combining: 'all' })).toEqual(['A', 'old'])
  })
})

const trees = fc.letrec<{ tree: { children: readonly unknown[] } }>((tie) => ({
  tree: fc.record({ children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('tree'), { minLength: 1, maxLength: 3 })) }),
})).tree

function numbered(trees: readonly unknown[], path: string): readonly OptionChoice[] {
  return trees.map((tree, index) => {
    const value = `${path}${index}`
    return { value, label: value, children: numbered((tree as { children: readonly unknown[] }).children, `${value}.`) }
  })
}

function flat(choices: readonly OptionChoice[]): readonly OptionChoice[] {
  return choices.flatMap((choice) => [choice, ...flat(choice.children ?? [])])
}

const cases = fc.record({
  choices: fc.array(trees, { minLength: 1, maxLength: 3 }).map((forest) => numbered(forest, '')),
  picks: fc.array(fc.nat(), { maxLength: 8 }),
  combining: fc.constantFrom(...combinings),
})

describe('any tree', () => {
  it('shows a choice as checked once it was toggled from another state, and as not checked once it was toggled back', () => {
    fc.assert(
      fc.property(cases, ({ choices, picks, combining }) => {
        const all = flat(choices)
        let values: readonly unknown[] = []
        for (const pick of picks) {
          const choice = all[pick % all.length]
          if (choice === undefined) return
          const before = choiceState(choices, values, { choice, combining })
          values = toggledChoice(choices, values, { choice, combining })
          expect(new Set(values).size).toBe(values.length)
          expect(choiceState(choices, values, { choice, combining })).toBe(before !== true)
        }
      }),
    )
  })

  it('never holds a choice and one below it when they exclude each other', () => {
    fc.assert(
      fc.property(cases, ({ choices, picks }) => {
        const all = flat(choices)
        const values = picks.reduce<readonly unknown[]>((held, pick) => {
          const choice = all[pick % all.length]
          return choice === undefined ? held : toggledChoice(choices, held, { choice, combining: 'exclusive' })
        }, [])
        expect(values.some((value) => values.some((other) => String(other).startsWith(`${value}.`)))).toBe(false)
      }),
    )
  })
})

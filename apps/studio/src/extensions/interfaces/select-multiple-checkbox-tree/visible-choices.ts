import type { OptionChoice } from '../../../model/option-choices.ts'

/** The choices whose words match, with what is above and below them, and of those the ones that pass. */
export function visibleChoices(
  choices: readonly OptionChoice[],
  search: string,
  passes: (choice: OptionChoice) => boolean,
): readonly OptionChoice[] {
  const words = search.trim().toLowerCase()
  return choices.flatMap((choice) => {
    if (!passes(choice)) return []
    const isMatch = choice.label.toLowerCase().includes(words)
    const children = visibleChoices(choice.children ?? [], isMatch ? '' : search, passes)
    if (!isMatch && children.length === 0) return []
    return [children.length === (choice.children ?? []).length ? choice : { ...choice, children }]
  })
}

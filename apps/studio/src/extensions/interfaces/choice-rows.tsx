import type { TFunction } from 'i18next'
import type { ReactElement, ReactNode } from 'react'
import type { OptionChoice } from '../../model/option-choices.ts'
import type { ChoiceWords, ListedChoice } from '../../ui/choice-list.tsx'
import { StoredIcon } from '../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../ui/stored-color.ts'
import styles from './choice-rows.module.css'

/** Choices as a list shows them; a choice without a value names the group of those below it. */
export function choiceRows(choices: readonly OptionChoice[], depth = 0): readonly ListedChoice[] {
  return choices.flatMap((choice) => [
    {
      key: choice.value === null ? `group ${choice.label}` : String(choice.value),
      label: choice.label,
      icon: choiceIcon(choice),
      isDisabled: choice.isDisabled === true,
      isHeading: choice.value === null,
      depth,
    },
    ...choiceRows(choice.children ?? [], depth + 1),
  ])
}

/** What a list of the choices of a field says. */
export function choiceWords(t: TFunction, name: string): ChoiceWords {
  return {
    list: t('interfaces.choices', { name }),
    search: t('interfaces.search'),
    none: (search) => (search === '' ? t('interfaces.noChoices') : t('interfaces.noMatch', { search })),
    other: (value) => t('interfaces.useOther', { value }),
  }
}

/** A choice in a line: its icon or a dot in its color, and its words. */
export function ChoiceLabel({ choice }: { readonly choice: OptionChoice }): ReactElement {
  return (
    <>
      {choiceIcon(choice)}
      <bdi className={styles['label']}>{choice.label}</bdi>
    </>
  )
}

function choiceIcon({ icon, color }: OptionChoice): ReactNode {
  if (icon !== undefined) return <StoredIcon name={icon} color={cssColor(color)} />
  return color === undefined ? undefined : <span aria-hidden className={styles['dot']} style={{ backgroundColor: cssColor(color) }} />
}

import { Search } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flatChoices, type OptionChoice, optionChoices } from '../../../model/option-choices.ts'
import { oneOfOption } from '../../../model/read-options.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { SearchInput } from '../../../ui/input.tsx'
import { chosenValues } from '../chosen-values.ts'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'
import { choiceState, toggledChoice, type ValueCombining } from './combine-values.ts'
import treeStyles from './select-multiple-checkbox-tree.module.css'
import { visibleChoices } from './visible-choices.ts'

const combinings = ['all', 'branch', 'leaf', 'indeterminate', 'exclusive'] as const

/** Boxes to check, below one another; a search and a switch show only some of them. */
export function SelectMultipleCheckboxTree({ value, onChange, field, options, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [showsChosen, setShowsChosen] = useState(false)
  const choices = optionChoices(options, field)
  const values = chosenValues(value)
  const combining: ValueCombining = oneOfOption(options, 'valueCombining', combinings)
  const wholeOf = (shown: OptionChoice): OptionChoice =>
    flatChoices(choices).find((one) => one.value === shown.value && one.label === shown.label) ?? shown
  const stateOf = (choice: OptionChoice): boolean | 'mixed' => choiceState(choices, values, { choice: wholeOf(choice), combining })
  const toggle = (choice: OptionChoice): void => {
    const next = toggledChoice(choices, values, { choice: wholeOf(choice), combining })
    onChange(next.length === 0 ? null : next)
  }
  const shown = visibleChoices(choices, search, showsChosen ? (choice) => stateOf(choice) !== false : () => true)
  return (
    <div className={styles['stack']}>
      <div className={styles['row']}>
        <SearchInput
          className={treeStyles['search']}
          icon={<Search aria-hidden />}
          aria-label={t('interfaces.searchIn', { name: field.title })}
          placeholder={t('interfaces.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Checkbox label={t('interfaces.onlyChosen')} isChecked={showsChosen} onChange={setShowsChosen} />
      </div>
      <Branch choices={shown} {...{ stateOf, toggle, isDisabled }} />
      {shown.length === 0 && <p className={styles['note']}>{t('interfaces.noneShown')}</p>}
    </div>
  )
}

interface BranchProps {
  readonly choices: readonly OptionChoice[]
  readonly stateOf: (choice: OptionChoice) => boolean | 'mixed'
  readonly toggle: (choice: OptionChoice) => void
  readonly isDisabled: boolean
}

function Branch({ choices, ...rest }: BranchProps): ReactElement {
  return (
    <ul className={treeStyles['branch']}>
      {choices.map((choice) => (
        <li key={`${choice.label} ${String(choice.value)}`}>
          <Checkbox label={choice.label} isChecked={rest.stateOf(choice)} disabled={rest.isDisabled} onChange={() => rest.toggle(choice)} />
          {(choice.children ?? []).length > 0 && <Branch choices={choice.children ?? []} {...rest} />}
        </li>
      ))}
    </ul>
  )
}

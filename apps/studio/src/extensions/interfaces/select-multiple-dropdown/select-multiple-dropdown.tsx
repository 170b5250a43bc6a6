import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { findChoice, flatChoices, optionChoices } from '../../../model/option-choices.ts'
import { flagOption, numberOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { ChoiceSelect } from '../../../ui/choice-select.tsx'
import { choiceRows, choiceWords } from '../choice-rows.tsx'
import { chosenValues, toggledValue } from '../chosen-values.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'

const mostWithoutSearch = 10

/** A list of choices below a button, which stays open while several are chosen. */
export function SelectMultipleDropdown({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const choices = optionChoices(options, field)
  const values = chosenValues(value)
  const names = values.map((one) => findChoice(choices, one)?.label ?? String(one))
  const others = values.filter((one) => findChoice(choices, one) === undefined).map((one) => ({ key: String(one), label: String(one) }))
  const text =
    names.length > (numberOption(options, 'previewThreshold') ?? 3) ? t('interfaces.count', { count: names.length }) : names.join(', ')
  return (
    <ChoiceSelect
      {...control}
      text={
        names.length === 0 ? null : (
          <>
            <OptionIcon name={textOption(options, 'icon')} />
            <bdi title={names.join(', ')}>{text}</bdi>
          </>
        )
      }
      placeholder={wordsOption(options, 'placeholder') ?? t('interfaces.choose')}
      disabled={isDisabled}
      choices={[...choiceRows(choices), ...others]}
      chosen={values.map(String)}
      isMultiple
      hasSearch={flatChoices(choices).length > mostWithoutSearch}
      onChoose={(key) => onChange(toggledValue(values, findChoice(choices, key)?.value ?? key))}
      onOther={flagOption(options, 'allowOther') ? (other) => onChange(toggledValue(values, other)) : undefined}
      onClear={flagOption(options, 'allowNone') || !field.isRequired ? () => onChange(null) : undefined}
      clearLabel={t('interfaces.clear')}
      words={choiceWords(t, field.title)}
    />
  )
}

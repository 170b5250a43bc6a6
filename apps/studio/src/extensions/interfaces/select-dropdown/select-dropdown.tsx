import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { findChoice, flatChoices, optionChoices } from '../../../model/option-choices.ts'
import { flagOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { ChoiceSelect } from '../../../ui/choice-select.tsx'
import { ChoiceLabel, choiceRows, choiceWords } from '../choice-rows.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { numberOfText } from '../input/number-text.ts'
import { OptionIcon } from '../option-icon.tsx'
import { textOf } from '../stored-text.ts'

const mostWithoutSearch = 10

/** A list of choices below a button, with a search in long ones. */
export function SelectDropdown({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const choices = optionChoices(options, field)
  const isEmpty = value === null || value === undefined || value === ''
  const chosen = isEmpty ? undefined : (findChoice(choices, value) ?? { value, label: textOf(value) })
  const icon = textOption(options, 'icon')
  return (
    <ChoiceSelect
      {...control}
      text={
        chosen === undefined ? null : (
          <>
            {chosen.icon === undefined && <OptionIcon name={icon} />}
            <ChoiceLabel choice={chosen} />
          </>
        )
      }
      placeholder={wordsOption(options, 'placeholder') ?? t('interfaces.choose')}
      disabled={isDisabled}
      choices={choiceRows(choices)}
      chosen={chosen === undefined ? [] : [String(chosen.value)]}
      hasSearch={flatChoices(choices).length > mostWithoutSearch}
      onChoose={(key) => onChange(findChoice(choices, key)?.value)}
      onOther={flagOption(options, 'allowOther') ? (text) => onChange(otherValue(text, field.type)) : undefined}
      onClear={flagOption(options, 'allowNone') || !field.isRequired ? () => onChange(null) : undefined}
      clearLabel={t('interfaces.clear')}
      words={choiceWords(t, field.title)}
    />
  )
}

function otherValue(text: string, type: string): unknown {
  return type === 'string' || type === 'text' ? text : numberOfText(text, { type })
}

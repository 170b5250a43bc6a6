import { type CSSProperties, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findChoice, flatChoices, optionChoices } from '../../../model/option-choices.ts'
import { flagOption, textOption } from '../../../model/read-options.ts'
import { FramedInput } from '../../../ui/framed-input.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { numberOfText } from '../input/number-text.ts'
import styles from '../interfaces.module.css'
import { textOf } from '../stored-text.ts'

/** Radio buttons; a value that is not among the choices is shown in the box for others. */
export function SelectRadio({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const choices = flatChoices(optionChoices(options, field)).filter((choice) => choice.value !== null)
  const isEmpty = value === null || value === undefined
  const chosen = isEmpty ? undefined : findChoice(choices, value)
  return (
    <div className={styles['list']} style={colorStyle(textOption(options, 'color'))} data-control={control.id}>
      {choices.map((choice) => (
        <label key={String(choice.value)} className={styles['radio']}>
          <input
            type="radio"
            name={control.id}
            checked={chosen === choice}
            disabled={isDisabled || choice.isDisabled === true}
            onChange={() => onChange(choice.value)}
          />
          <bdi>{choice.label}</bdi>
        </label>
      ))}
      {(flagOption(options, 'allowOther') || (!isEmpty && chosen === undefined)) && (
        <OtherRadio {...{ value, onChange, field, control, isDisabled }} isChosen={!isEmpty && chosen === undefined} />
      )}
    </div>
  )
}

type OtherRadioProps = Pick<InterfaceProps, 'value' | 'onChange' | 'field' | 'control' | 'isDisabled'> & { readonly isChosen: boolean }

/** Any other value, with a box to type it in. */
function OtherRadio({ value, onChange, field, control, isDisabled, isChosen }: OtherRadioProps): ReactElement {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(isChosen ? textOf(value) : '')
  const [isOpen, setIsOpen] = useState(isChosen)
  const emit = (text: string): void => {
    setDraft(text)
    onChange(field.type === 'string' || field.type === 'text' ? text || null : numberOfText(text, field))
  }
  const isShown = isChosen || isOpen
  return (
    <div className={styles['row']}>
      <label className={styles['radio']}>
        <input
          type="radio"
          name={control.id}
          checked={isChosen}
          disabled={isDisabled}
          onChange={() => {
            setIsOpen(true)
            emit(draft)
          }}
        />
        {t('interfaces.other')}
      </label>
      {isShown && (
        <FramedInput
          aria-label={t('interfaces.otherValue', { name: field.title })}
          value={isChosen ? textOf(value) : draft}
          disabled={isDisabled}
          onChange={(event) => emit(event.target.value)}
        />
      )}
    </div>
  )
}

function colorStyle(color: string | undefined): CSSProperties {
  const css = cssColor(color)
  return css === undefined ? {} : ({ '--rc-choice-color': css } as CSSProperties)
}

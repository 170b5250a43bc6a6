import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findChoice, flatChoices, optionChoices } from '../../../model/option-choices.ts'
import { flagOption, numberOption } from '../../../model/read-options.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { FramedInput } from '../../../ui/framed-input.tsx'
import { chosenValues, toggledValue } from '../chosen-values.ts'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'

/** Boxes to check; those beyond the first few wait behind a button. */
export function SelectMultipleCheckbox({ value, onChange, field, options, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  const choices = flatChoices(optionChoices(options, field)).filter((choice) => choice.value !== null)
  const values = chosenValues(value)
  const others = values.filter((one) => findChoice(choices, one) === undefined).map((one) => ({ value: one, label: String(one) }))
  const all = [...choices, ...others]
  const most = numberOption(options, 'itemsShown') ?? 8
  const shown = showsAll ? all : all.slice(0, most)
  return (
    <div className={styles['list']}>
      {shown.map((choice) => (
        <Checkbox
          key={String(choice.value)}
          label={choice.label}
          isChecked={values.some((one) => String(one) === String(choice.value))}
          disabled={isDisabled}
          onChange={() => onChange(toggledValue(values, choice.value))}
        />
      ))}
      {shown.length < all.length && (
        <Button kind="quiet" onClick={() => setShowsAll(true)}>
          {t('interfaces.showMore', { count: all.length - shown.length })}
        </Button>
      )}
      {flagOption(options, 'allowOther') && !isDisabled && (
        <AddOther name={field.title} onAdd={(text) => !values.map(String).includes(text) && onChange(toggledValue(values, text))} />
      )}
    </div>
  )
}

/** A box for a value that is not among the choices; Enter adds it. */
function AddOther({ name, onAdd }: { readonly name: string; readonly onAdd: (text: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [draft, setDraft] = useState('')
  const add = (): void => {
    if (draft.trim() !== '') onAdd(draft.trim())
    setDraft('')
  }
  return (
    <FramedInput
      aria-label={t('interfaces.otherValue', { name })}
      placeholder={t('interfaces.addOther')}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        add()
      }}
    />
  )
}

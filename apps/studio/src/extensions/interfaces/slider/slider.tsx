import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { numberOption } from '../../../model/read-options.ts'
import { formatNumber } from '../../displays/number/format-number.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { numberOfText } from '../input/number-text.ts'
import { textOf } from '../stored-text.ts'
import styles from './slider.module.css'

/** A number on a line; its value is always in sight beside it. */
export function Slider({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const [min, max] = [numberOption(options, 'minValue') ?? 0, numberOption(options, 'maxValue') ?? 100]
  const text = textOf(value)
  const shown = text === '' ? t('interfaces.notSet') : formatNumber(text, locale, true)
  return (
    <div className={styles['slider']}>
      <input
        {...control}
        type="range"
        className={styles['line']}
        min={min}
        max={max}
        step={numberOption(options, 'stepInterval') ?? 1}
        value={text === '' ? min : text}
        disabled={isDisabled}
        data-empty={text === '' || undefined}
        aria-valuetext={shown}
        onChange={(event) => onChange(numberOfText(event.target.value, field))}
      />
      <output htmlFor={control.id} className={styles['value']} data-empty={text === '' || undefined}>
        {shown}
      </output>
    </div>
  )
}

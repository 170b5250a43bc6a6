import { Check, Minus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { textOption, wordsOption } from '../../../model/read-options.ts'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** A mark and a word, so that neither color nor shape alone must be read. */
export function BooleanValue({ value, options }: DisplayProps): ReactElement {
  const { t } = useTranslation()
  const isTrue = value === true || value === 1
  const icon = textOption(options, isTrue ? 'iconOn' : 'iconOff')
  const Mark = isTrue ? Check : Minus
  return (
    <span className={isTrue ? styles['yes'] : styles['no']}>
      {icon === undefined ? (
        <Mark aria-hidden style={{ color: cssColor(textOption(options, isTrue ? 'colorOn' : 'colorOff')) }} />
      ) : (
        <StoredIcon name={icon} color={cssColor(textOption(options, isTrue ? 'colorOn' : 'colorOff'))} />
      )}
      {wordsOption(options, isTrue ? 'labelOn' : 'labelOff') ?? t(isTrue ? 'values.yes' : 'values.no')}
    </span>
  )
}

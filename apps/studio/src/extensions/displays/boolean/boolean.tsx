import { Check, Minus } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** A mark and a word, so that neither color nor shape alone must be read. */
export function BooleanValue({ value }: DisplayProps): ReactElement {
  const { t } = useTranslation()
  const isTrue = value === true || value === 1
  return (
    <span className={isTrue ? styles['yes'] : styles['no']}>
      {isTrue ? <Check aria-hidden /> : <Minus aria-hidden />}
      {t(isTrue ? 'values.yes' : 'values.no')}
    </span>
  )
}

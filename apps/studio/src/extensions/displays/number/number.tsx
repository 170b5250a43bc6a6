import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { formatNumber, isQuantity } from './format-number.ts'

/** A number in tabular figures. */
export function NumberValue({ value, field }: DisplayProps): ReactElement {
  const { locale } = useFormat()
  return (
    <span className={styles['number']} title={String(value)}>
      {formatNumber(value, locale, isQuantity(field.name))}
    </span>
  )
}

import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { formatNumber } from '../number/format-number.ts'

/** A size; the exact count of bytes is the element's title. */
export function Filesize({ value }: DisplayProps): ReactElement {
  const { bytes, locale } = useFormat()
  const count = Number(value)
  return (
    <span className={styles['number']} title={formatNumber(value, locale, true)}>
      {Number.isFinite(count) && count >= 0 ? bytes(count) : String(value)}
    </span>
  )
}

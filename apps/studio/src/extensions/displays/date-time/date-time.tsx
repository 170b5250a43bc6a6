import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { formatMoment } from './format-moment.ts'

/** A moment; its exact stored form is the element's title. */
export function DateTime({ value, field }: DisplayProps): ReactElement {
  const format = useFormat()
  const stored = String(value)
  return (
    <time dateTime={stored} title={stored} className={styles['number']}>
      {formatMoment(stored, field.type, format)}
    </time>
  )
}

import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import { flagOption } from '../../../model/read-options.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { formatMoment, formatMomentAs } from './format-moment.ts'
import { formatRelative } from './format-relative.ts'
import { useMinute } from './use-minute.ts'

/** A moment; its exact stored form is the element's title. */
export function Datetime({ value, field, options }: DisplayProps): ReactElement {
  const format = useFormat()
  const stored = String(value)
  const isRelative = flagOption(options, 'relative') && field.type !== 'time'
  if (isRelative) return <Relative stored={stored} field={field} options={options} />
  const hasOptions = Object.keys(options).length > 0
  return (
    <time dateTime={stored} title={stored} className={styles['number']}>
      {hasOptions ? formatMomentAs(stored, field.type, { options, locale: format.locale }) : formatMoment(stored, field.type, format)}
    </time>
  )
}

function Relative({ stored, field, options }: Pick<DisplayProps, 'field' | 'options'> & { readonly stored: string }): ReactElement {
  const format = useFormat()
  const now = useMinute()
  return (
    <time dateTime={stored} title={formatMoment(stored, field.type, format)}>
      {formatRelative(stored, field.type, { options, locale: format.locale, now })}
    </time>
  )
}

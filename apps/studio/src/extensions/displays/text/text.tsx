import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** One line with an ellipsis in lists; whole, with its line breaks, on item pages. */
export function Text({ value, size }: DisplayProps): ReactElement {
  const { t } = useTranslation()
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (text === '') return <span className={styles['faint']}>{t('values.emptyText')}</span>
  return size === 'full' ? <bdi className={styles['prose']}>{text}</bdi> : <bdi title={text.slice(0, 1000)}>{firstLine(text)}</bdi>
}

function firstLine(text: string): string {
  return text.slice(0, 300).replace(/\s+/g, ' ')
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './displays.module.css'

/** A faint dash in place of a value. */
export function EmptyDash(): ReactElement {
  const { t } = useTranslation()
  return (
    <span className={styles['faint']}>
      <span aria-hidden>–</span>
      <span className="rc-visually-hidden">{t('values.empty')}</span>
    </span>
  )
}

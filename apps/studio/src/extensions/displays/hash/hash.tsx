import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../displays.module.css'

/** Ten asterisks, whatever is stored. */
export function HashValue(): ReactElement {
  const { t } = useTranslation()
  return (
    <span className={styles['mono']}>
      <span aria-hidden>**********</span>
      <span className="rc-visually-hidden">{t('values.secret')}</span>
    </span>
  )
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayProps } from './define-display.ts'
import styles from './displays.module.css'
import { displayFor } from './registry.ts'

/** Shows a value with the display of its field; nothing at all as a faint dash. */
export function Value(props: DisplayProps): ReactElement {
  const { t } = useTranslation()
  if (props.value === null || props.value === undefined) {
    return (
      <span className={styles['faint']}>
        <span aria-hidden>–</span>
        <span className="rc-visually-hidden">{t('values.empty')}</span>
      </span>
    )
  }
  const { Component } = displayFor(props.field)
  return <Component {...props} />
}

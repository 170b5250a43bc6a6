import type { ReactElement } from 'react'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** The value, letter for letter, in the face for keys. */
export function Key({ value }: DisplayProps): ReactElement {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return (
    <span className={styles['mono']} title={text}>
      {text}
    </span>
  )
}

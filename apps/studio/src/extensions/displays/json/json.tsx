import type { ReactElement } from 'react'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** JSON in the face for code. */
export function Json({ value, size }: DisplayProps): ReactElement {
  if (size === 'full') return <pre className={styles['code']}>{JSON.stringify(value, null, 2)}</pre>
  return <code className={styles['mono']}>{JSON.stringify(value).slice(0, 300)}</code>
}

import type { ReactElement } from 'react'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { Json } from '../json/json.tsx'

/** The value as text, unchanged. */
export function Raw(props: DisplayProps): ReactElement {
  const { value, size } = props
  if (typeof value === 'object') return <Json {...props} />
  const text = String(value)
  return size === 'full' ? <bdi className={styles['prose']}>{text}</bdi> : <bdi title={text.slice(0, 1000)}>{text.slice(0, 300)}</bdi>
}

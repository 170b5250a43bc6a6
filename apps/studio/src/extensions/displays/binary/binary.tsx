import type { ReactElement } from 'react'
import { useFormat } from '../../../i18n/use-format.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** How many bytes there are; they travel as base64. */
export function Binary({ value }: DisplayProps): ReactElement {
  const format = useFormat()
  return <span className={styles['number']}>{format.bytes(byteCount(String(value)))}</span>
}

function byteCount(base64: string): number {
  const padding = base64.length - base64.replace(/=+$/, '').length
  return Math.max(0, (base64.length / 4) * 3 - padding)
}

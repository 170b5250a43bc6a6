import type { ReactElement } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** Each word in a badge. */
export function Tags({ value, size }: DisplayProps): ReactElement {
  const words = Array.isArray(value) ? value.map(String) : String(value).split(',')
  return (
    <span className={size === 'full' ? styles['tagsFull'] : styles['tags']}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words may repeat, and never move
        <Badge key={`${index}-${word}`}>{word}</Badge>
      ))}
    </span>
  )
}

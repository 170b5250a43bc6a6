import type { ReactElement } from 'react'
import styles from './character-count.module.css'

export interface CharacterCountProps {
  /** How many more there is room for; negative beyond that. */
  readonly left: number
  /** The same in words. */
  readonly label: string
}

/** How many characters are left, at the end of a text. */
export function CharacterCount({ left, label }: CharacterCountProps): ReactElement {
  return (
    <span className={styles['count']} data-over={left < 0 || undefined}>
      <span aria-hidden>{left}</span>
      <span className="rc-visually-hidden">{label}</span>
    </span>
  )
}

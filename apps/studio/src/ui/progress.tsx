import { Progress as Radix } from 'radix-ui'
import type { ReactElement } from 'react'
import styles from './progress.module.css'

export interface ProgressProps {
  /** Accessible name. */
  readonly label: string
  /** From 0 to 1; `null` while it is not known how much there is. */
  readonly value: number | null
}

/** How far long work has come. */
export function Progress({ label, value }: ProgressProps): ReactElement {
  const percent = value === null ? null : Math.round(value * 100)
  return (
    <Radix.Root className={styles['track']} value={percent} aria-label={label}>
      <Radix.Indicator className={styles['bar']} style={percent === null ? undefined : { inlineSize: `${percent}%` }} />
    </Radix.Root>
  )
}

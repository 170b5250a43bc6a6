import type { ReactElement } from 'react'
import styles from './skeleton.module.css'

export interface SkeletonProps {
  /** Any CSS length. @default '100%' */
  readonly inlineSize?: string
  /** Any CSS length. @default '12px' */
  readonly blockSize?: string
}

/** Where something will be in a moment. Hidden from screen readers: say "loading" once, elsewhere. */
export function Skeleton({ inlineSize = '100%', blockSize = '12px' }: SkeletonProps): ReactElement {
  return <span aria-hidden className={styles['skeleton']} style={{ inlineSize, blockSize }} />
}

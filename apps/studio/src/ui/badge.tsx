import type { CSSProperties, ReactElement, ReactNode } from 'react'
import styles from './badge.module.css'
import { classNames } from './class-names.ts'

export interface BadgeProps {
  /** @default 'neutral' */
  readonly tone?: 'neutral' | 'accent'
  /** Colors the project chose, over those of the tone. */
  readonly style?: CSSProperties
  readonly children: ReactNode
}

/** A word or two in a soft box: a state, a tag, a kind. */
export function Badge({ tone = 'neutral', style, children }: BadgeProps): ReactElement {
  return (
    <span className={classNames(styles['badge'], styles[tone])} style={style}>
      {children}
    </span>
  )
}

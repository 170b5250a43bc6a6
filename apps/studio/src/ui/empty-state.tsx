import type { ReactElement, ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly text?: ReactNode
  /** The one thing to do next. */
  readonly action?: ReactNode
  /** Announced at once, for errors. */
  readonly isAlert?: boolean
}

/** A page or list with nothing to show: what belongs here, why it is not, what to do. */
export function EmptyState({ icon, title, text, action, isAlert = false }: EmptyStateProps): ReactElement {
  return (
    <div className={styles['state']} role={isAlert ? 'alert' : undefined}>
      {icon !== undefined && <div className={styles['icon']}>{icon}</div>}
      <h2 className={styles['title']}>{title}</h2>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  )
}

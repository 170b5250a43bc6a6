import type { ReactElement, ReactNode } from 'react'
import styles from './fact-list.module.css'

export interface FactListProps {
  /** Names with what is known; empty ones are left out. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Rows of another form, before the facts. */
  readonly children?: ReactNode
}

/** What is known of something, one line each. */
export function FactList({ facts, children }: FactListProps): ReactElement {
  return (
    <dl className={styles['facts']}>
      {children}
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <Fact key={name} name={name}>
            <bdi>{value}</bdi>
          </Fact>
        ))}
    </dl>
  )
}

/** One line of a `FactList`. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

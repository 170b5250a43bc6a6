import type { ReactElement, ReactNode } from 'react'
import styles from './breadcrumb.module.css'

/** The way up from a page, before its title. */
export function Breadcrumb({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <nav className={styles['breadcrumb']} aria-label={label}>
      {children}
    </nav>
  )
}

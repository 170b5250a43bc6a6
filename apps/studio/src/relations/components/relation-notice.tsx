import { Info } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import styles from './relation-notice.module.css'

/** Stands in the place of a control that can't be: says why. */
export function RelationNotice({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <p className={styles['notice']}>
      <Info aria-hidden />
      {children}
    </p>
  )
}

import type { ReactElement, ReactNode } from 'react'
import { Brand } from './brand.tsx'
import styles from './front-page.module.css'
import { useDocumentTitle } from './use-document-title.ts'

export interface FrontPageProps {
  readonly title: string
  readonly lead: string
  readonly children?: ReactNode
}

/** The page before the studio: one column of paper with a voice. */
export function FrontPage({ title, lead, children }: FrontPageProps): ReactElement {
  useDocumentTitle(title)
  return (
    <main className={styles['front']}>
      <div className={styles['sheet']}>
        <Brand size={32} />
        <h1 className={styles['title']}>{title}</h1>
        <p className={styles['lead']}>{lead}</p>
        {children}
      </div>
    </main>
  )
}

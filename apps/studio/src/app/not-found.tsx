import { Link } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { useDocumentTitle } from '../ui/use-document-title.ts'
import styles from './full-page.module.css'

/** An address that leads nowhere. */
export function NotFound(): ReactElement {
  const { t } = useTranslation()
  useDocumentTitle(t('errors.notFoundTitle'))
  return (
    <main className={styles['page']}>
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title={t('errors.notFoundTitle')}
        text={t('errors.notFound')}
        action={<Link to="/content">{t('errors.toCollections')}</Link>}
      />
    </main>
  )
}

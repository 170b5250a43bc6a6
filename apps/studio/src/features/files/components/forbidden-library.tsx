import { Link } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'

/** The library for those who may not read files; no link leads here. */
export function ForbiddenLibrary(): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('files.library')} navigationLabel={t('navigation.open')} />
      <main>
        <EmptyState
          icon={<LockKeyhole aria-hidden />}
          title={t('errors.forbiddenTitle')}
          text={t('files.forbidden')}
          action={<Link to="/content">{t('errors.toCollections')}</Link>}
        />
      </main>
    </>
  )
}

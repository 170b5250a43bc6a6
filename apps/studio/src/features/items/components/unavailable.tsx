import { isRequestError } from '@recto/sdk'
import { Link } from '@tanstack/react-router'
import { CloudOff, LockKeyhole, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'

/** A collection the caller may not read, or that does not exist: the server does not say which. */
export function ForbiddenCollection({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={<LockKeyhole aria-hidden />}
      title={t('errors.forbiddenTitle')}
      text={t('errors.forbiddenCollection', { name })}
      action={<Link to="/content">{t('errors.toCollections')}</Link>}
    />
  )
}

/** A new item the caller may not create. */
export function ForbiddenCreate({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation()
  return (
    <main>
      <EmptyState icon={<LockKeyhole aria-hidden />} title={t('errors.forbiddenTitle')} text={t('item.forbiddenCreate', { name })} />
    </main>
  )
}

export interface LoadFailureProps {
  readonly error: Error
  /** What to say when permission is missing. */
  readonly forbidden: string
  readonly onRetry: () => void
}

/** A read that failed: permission, network, or anything else, and what to do about it. */
export function LoadFailure({ error, forbidden, onRetry }: LoadFailureProps): ReactElement {
  const { t } = useTranslation()
  const retry = <Button onClick={onRetry}>{t('app.retry')}</Button>
  if (isRequestError(error, 'FORBIDDEN'))
    return <EmptyState isAlert icon={<LockKeyhole aria-hidden />} title={t('errors.forbiddenTitle')} text={forbidden} />
  if (isRequestError(error, 'NETWORK'))
    return <EmptyState isAlert icon={<CloudOff aria-hidden />} title={t('errors.networkTitle')} text={t('errors.network')} action={retry} />
  return <EmptyState isAlert icon={<TriangleAlert aria-hidden />} title={t('errors.failedTitle')} text={error.message} action={retry} />
}

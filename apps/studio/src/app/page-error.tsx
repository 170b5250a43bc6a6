import { isRequestError } from '@recto/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { CloudOff, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useDocumentTitle } from '../ui/use-document-title.ts'
import styles from './full-page.module.css'
import { useSignOut } from './user-menu.tsx'

/** A page that could not be loaded, or that broke: says which, and tries again. */
export function PageError({ error }: { readonly error: unknown }): ReactElement {
  const { t } = useTranslation()
  const router = useRouter()
  const queryClient = useQueryClient()
  const isOffline = isRequestError(error, 'NETWORK')
  const isForbidden = isRequestError(error, 'FORBIDDEN')
  const leave = useSignOut()
  const title = t(titleKey(error, isOffline))
  useDocumentTitle(title)
  const retry = async (): Promise<void> => {
    queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' })
    await router.invalidate()
  }
  return (
    <main className={styles['page']}>
      <EmptyState
        isAlert
        icon={isOffline ? <CloudOff aria-hidden /> : <TriangleAlert aria-hidden />}
        title={title}
        text={isForbidden ? t('errors.noStudio') : (textOf(error) ?? t('errors.network'))}
        action={
          isForbidden ? (
            <Button onClick={() => void leave()}>{t('user.signOut')}</Button>
          ) : (
            <Button onClick={() => void retry()}>{t('app.retry')}</Button>
          )
        }
      />
    </main>
  )
}

function titleKey(
  error: unknown,
  isOffline: boolean,
): 'errors.forbiddenTitle' | 'errors.networkTitle' | 'errors.failedTitle' | 'errors.crashTitle' {
  if (isOffline) return 'errors.networkTitle'
  if (isRequestError(error, 'FORBIDDEN')) return 'errors.forbiddenTitle'
  return isRequestError(error) ? 'errors.failedTitle' : 'errors.crashTitle'
}

function textOf(error: unknown): string | undefined {
  return error instanceof Error && !isRequestError(error, 'NETWORK') ? error.message : undefined
}

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQueries } from '../../../data/session.ts'
import { FrontPage } from '../../../ui/front-page.tsx'
import { LoginForm } from '../components/login-form.tsx'

/** Signing in; afterwards the page that was asked for. */
export function LoginPage(): ReactElement {
  const { t } = useTranslation()
  const { data: server } = useSuspenseQuery(sessionQueries.server())
  const { redirect } = useSearch({ from: '/login' })
  const queryClient = useQueryClient()
  const router = useRouter()
  const onSignedIn = async (): Promise<void> => {
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'server' })
    router.history.push(router.basepath.replace(/\/$/, '') + safePath(redirect))
  }
  return (
    <FrontPage title={t('login.title')} lead={t('login.lead', { project: server.project.project_name || t('app.name') })}>
      <LoginForm onSignedIn={onSignedIn} />
    </FrontPage>
  )
}

// Only a path inside the studio: never another site.
function safePath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/content'
}

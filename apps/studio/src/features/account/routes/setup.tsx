import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { FrontPage } from '../../../ui/front-page.tsx'
import { SetupForm } from '../components/setup-form.tsx'

/** The first visit: creates the administrator. */
export function SetupPage(): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const router = useRouter()
  const onCreated = async (): Promise<void> => {
    queryClient.clear()
    await router.navigate({ to: '/content', replace: true })
  }
  return (
    <FrontPage title={t('setup.title')} lead={t('setup.lead')}>
      <SetupForm onCreated={onCreated} />
    </FrontPage>
  )
}

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQueries } from '../data/session.ts'
import { markSessionExpired, useSessionExpired } from '../data/session-expiry.ts'
import { LoginForm } from '../features/account/components/login-form.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './session-dialog.module.css'
import { useSignOut } from './user-menu.tsx'

/** Asks for the password again, over the page, when a session ends while the studio is open. */
export function SessionDialog(): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const isExpired = useSessionExpired()
  const leave = useSignOut()
  const onSignedIn = async (): Promise<void> => {
    markSessionExpired(false)
    await queryClient.invalidateQueries()
  }
  const onLeave = async (): Promise<void> => {
    markSessionExpired(false)
    await leave()
  }
  return (
    <Dialog isOpen={isExpired} title={t('login.expiredTitle')}>
      <p className={styles['lead']}>{t('login.expiredLead')}</p>
      <LoginForm {...(me?.email != null && { email: me.email })} onSignedIn={onSignedIn} />
      <Button kind="quiet" className={styles['other']} onClick={() => void onLeave()}>
        {t('login.otherAccount')}
      </Button>
    </Dialog>
  )
}

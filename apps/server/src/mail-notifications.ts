import { type Mailer, plainLines } from '@recto/mail'
import type { Log } from '@recto/pipeline'
import type { SendNotification } from '@recto/services'

interface Parts {
  readonly mailer: Mailer
  readonly publicUrl: string
  readonly log: Log
}

/** Sends notifications by mail, after the answer: no request waits for a mail server, and none fails with it. */
export function mailNotifications({ mailer, publicUrl, log }: Parts): SendNotification {
  const own = publicUrl.replace(/\/+$/, '')
  return async ({ to, subject, message, recipient }) => {
    const url = recipient.hasStudio ? `${own}/admin/users/${recipient.id}` : ''
    const data = { subject, lines: plainLines(message), url }
    void mailer.send({ to, subject, template: 'notification', data }).catch((error: unknown) => {
      log.error({ err: error, template: 'notification' }, 'A mail could not be sent.')
    })
  }
}

import type { SendNotification } from '@recto/content'
import { type Mailer, plainLines } from '@recto/mail'
import type { Log } from '@recto/pipeline'

interface NotificationSender {
  readonly mailer: Mailer
  /** Without a trailing slash. */
  readonly publicUrl: string
  readonly log: Log
}

/** Sends notifications by mail in the background: no request waits for a mail server, and none fails with it. */
export function notificationSender({ mailer, publicUrl, log }: NotificationSender): SendNotification {
  return async ({ to, subject, message, recipient }) => {
    const url = recipient.hasStudio ? `${publicUrl}/admin/users/${recipient.id}` : ''
    const data = { subject, lines: plainLines(message), url }
    void mailer.send({ to, subject, template: 'notification', data }).catch((error: unknown) => {
      log.error({ err: error, template: 'notification' }, 'A notification could not be sent by mail.')
    })
  }
}

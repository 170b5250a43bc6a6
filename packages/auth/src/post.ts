import { RectoError } from '@recto/errors'
import type { MailMessage } from '@recto/mail'
import type { AuthContext } from './auth-context.ts'

/** Sends a mail. @throws {RectoError} SERVICE_UNAVAILABLE, EMAIL_LIMIT_EXCEEDED */
export async function post(message: MailMessage, { mailer }: Pick<AuthContext, 'mailer'>): Promise<void> {
  if (mailer === null)
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason: 'No way to send mails is configured' } })
  await mailer.send(message)
}

/** Sends a mail after the answer, which must not tell by its time whether there was anybody to write to. */
export function postLater(message: MailMessage, context: Pick<AuthContext, 'mailer' | 'platform'>): void {
  void post(message, context).catch((error: unknown) =>
    context.platform.log.error({ err: error, template: message.template }, 'A mail could not be sent.'),
  )
}

import { RectoError } from '@recto/errors'
import type { MailMessage } from '@recto/mail'
import type { AuthContext } from '../auth-context.ts'

/** Sends a mail. @throws {RectoError} SERVICE_UNAVAILABLE, EMAIL_LIMIT_EXCEEDED */
async function sendMail(message: MailMessage, { mailer }: Pick<AuthContext, 'mailer'>): Promise<void> {
  if (mailer === null)
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason: 'No way to send mails is configured' } })
  await mailer.send(message)
}

/** Sends a mail about work that is already committed. A mail that can't be sent is logged, and the work stays. */
export async function sendMailOrLog(message: MailMessage, context: Pick<AuthContext, 'mailer' | 'platform'>): Promise<void> {
  await sendMail(message, context).catch((error: unknown) =>
    context.platform.log.error({ err: error, template: message.template }, 'A mail could not be sent. Check the mail transport.'),
  )
}

/** Sends a mail without waiting, so that the time of the answer does not reveal whether there was anybody to send it to. */
export function sendMailInBackground(message: MailMessage, context: Pick<AuthContext, 'mailer' | 'platform'>): void {
  void sendMailOrLog(message, context)
}

/** Whether a recipient may get one more mail that somebody else asked for. What is too much is left out in silence. */
export async function mayMail(recipient: string, { limiters }: Pick<AuthContext, 'limiters'>): Promise<boolean> {
  return limiters.recipient === null || (await limiters.recipient.consume(recipient)).isAllowed
}

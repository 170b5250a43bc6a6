import type { MailTransport } from '../mail.ts'
import { nodemailerTransport } from './smtp.ts'

export interface SendmailOptions {
  /** @default `/usr/sbin/sendmail` */
  readonly path?: string
  /** Line ends. @default `unix` */
  readonly newline?: string
}

/** Hands mails to the `sendmail` program of the machine. */
export function sendmailTransport({ path = '/usr/sbin/sendmail', newline = 'unix' }: SendmailOptions = {}): MailTransport {
  // Only a mail can tell whether the program takes one.
  const { send, close } = nodemailerTransport({ sendmail: true, path, newline })
  return { send, close }
}

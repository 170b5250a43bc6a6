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
  // The program can only be checked by sending a mail.
  const { send, close } = nodemailerTransport({ sendmail: true, path, newline })
  return { send, close }
}

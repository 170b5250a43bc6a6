import nodemailer from 'nodemailer'
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
  return nodemailerTransport(nodemailer.createTransport({ sendmail: true, path, newline }))
}

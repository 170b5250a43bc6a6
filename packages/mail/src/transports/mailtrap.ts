import type { Mail, MailAddress, MailTransport } from '../mail.ts'
import { httpTransport } from './http.ts'

export interface MailtrapOptions {
  readonly token: string
  /** The inbox that catches mails instead of delivering them. */
  readonly sandboxInbox?: string | null
  /** Through the stream for many mails at once. */
  readonly isBulk?: boolean
  /** @default that of Mailtrap */
  readonly origin?: string
}

/** Sends through Mailtrap, or into one of its sandboxes. */
export function mailtrapTransport({ token, sandboxInbox = null, isBulk = false, origin }: MailtrapOptions): MailTransport {
  const host = isBulk ? 'bulk' : 'send'
  const base = origin ?? `https://${sandboxInbox === null ? host : 'sandbox'}.api.mailtrap.io`
  const url = `${base}/api/send${sandboxInbox === null ? '' : `/${encodeURIComponent(sandboxInbox)}`}`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return httpTransport(async (mail) => new Request(url, { method: 'POST', headers, body: JSON.stringify(toMailtrap(mail)) }))
}

function toMailtrap({ to, from, subject, text, html, cc = [], bcc = [], replyTo }: Mail): object {
  const list = (addresses: readonly string[]): object[] => addresses.map((email) => ({ email }))
  return {
    from: sender(from),
    to: list(to),
    subject,
    text,
    ...(cc.length === 0 ? {} : { cc: list(cc) }),
    ...(bcc.length === 0 ? {} : { bcc: list(bcc) }),
    ...(html === undefined ? {} : { html }),
    ...(replyTo === undefined ? {} : { reply_to: { email: replyTo } }),
  }
}

function sender(from: string | MailAddress): object {
  return typeof from === 'string' ? { email: from } : { email: from.address, name: from.name }
}

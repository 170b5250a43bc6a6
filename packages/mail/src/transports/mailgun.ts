import type { MailTransport } from '../mail.ts'
import { composeMime, recipientsOf } from './compose.ts'
import { httpTransport } from './http.ts'

export interface MailgunOptions {
  readonly apiKey: string
  readonly domain: string
  /** @default `api.mailgun.net` */
  readonly host?: string
}

/** Sends through Mailgun, which takes whole messages at `messages.mime`. */
export function mailgunTransport({ apiKey, domain, host = 'api.mailgun.net' }: MailgunOptions): MailTransport {
  const origin = /^https?:\/\//.test(host) ? host : `https://${host}`
  const url = `${origin}/v3/${encodeURIComponent(domain)}/messages.mime`
  const authorization = `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`
  return httpTransport(async (mail) => {
    const form = new FormData()
    for (const recipient of recipientsOf(mail)) form.append('to', recipient)
    form.append('message', new Blob([new Uint8Array(await composeMime(mail))], { type: 'message/rfc822' }), 'message.eml')
    return new Request(url, { method: 'POST', headers: { authorization }, body: form })
  })
}

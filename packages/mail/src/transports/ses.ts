import { AwsClient } from 'aws4fetch'
import type { MailTransport } from '../mail.ts'
import { mailUnavailable } from '../unavailable.ts'
import { composeMime } from './compose.ts'
import { httpTransport } from './http.ts'

export interface SesOptions {
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** @default that of the region */
  readonly endpoint?: string
}

/** Sends through Amazon SES, version 2 of its API (`SendEmail` with raw content). */
export function sesTransport({ region, accessKeyId, secretAccessKey, endpoint }: SesOptions): MailTransport {
  if (region === '' || accessKeyId === '' || secretAccessKey === '') throw mailUnavailable('SES needs a region and credentials')
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 'ses', retries: 0 })
  const url = `${endpoint ?? `https://email.${region}.amazonaws.com`}/v2/email/outbound-emails`
  return httpTransport(async (mail) => {
    const body = JSON.stringify({
      Destination: { ToAddresses: mail.to, CcAddresses: mail.cc ?? [], BccAddresses: mail.bcc ?? [] },
      Content: { Raw: { Data: (await composeMime(mail)).toString('base64') } },
    })
    return client.sign(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  })
}

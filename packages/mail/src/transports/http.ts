import type { Mail, MailTransport } from '../mail.ts'
import { mailUnavailable } from '../unavailable.ts'

const timeoutMs = 30_000

/** A transport that is one HTTP request per mail. Its address comes from the configuration, so it may be anywhere. */
export function httpTransport(requestFor: (mail: Mail) => Promise<Request>): MailTransport {
  let isClosed = false
  return {
    async send(mail) {
      if (isClosed) throw mailUnavailable('The transport is closed')
      await deliver(await requestFor(mail))
    },
    close: async () => {
      isClosed = true
    },
  }
}

async function deliver(request: Request): Promise<void> {
  const response = await fetch(request, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
    throw mailUnavailable('The mail service does not answer', error)
  })
  const text = await response.text().catch(() => '')
  if (!response.ok) throw mailUnavailable('The mail service did not take the mail', new Error(`${response.status} ${text.slice(0, 500)}`))
}

import { RectoError } from '@recto/errors'
import type { Mail, MailTransport } from '../mail.ts'

/** A transport that keeps what it is given, for tests and for machines without a mail server. */
export interface MemoryTransport extends MailTransport {
  readonly sent: readonly Mail[]
}

/** Makes a {@link MemoryTransport}. */
export function memoryTransport(): MemoryTransport {
  const sent: Mail[] = []
  let isClosed = false
  return {
    sent,
    send: async (mail) => {
      if (isClosed) throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason: 'The transport is closed' } })
      sent.push(mail)
    },
    close: async () => {
      isClosed = true
    },
  }
}

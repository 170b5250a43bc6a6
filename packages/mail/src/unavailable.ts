import { RectoError } from '@recto/errors'

/** Mails can't be sent. The server's answer is logged, not shown: it may name hosts and accounts. */
export function mailUnavailable(reason: string, cause?: unknown): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason }, cause })
}

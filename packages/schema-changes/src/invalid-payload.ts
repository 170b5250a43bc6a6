import { RectoError } from '@recto/errors'

/** What was sent cannot be done, and why. */
export function invalidPayload(reason: string, facts: Readonly<Record<string, unknown>> = {}): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason, ...facts } })
}

/** What is not there and what is not permitted look the same. */
export function forbidden(): RectoError {
  return new RectoError('FORBIDDEN')
}

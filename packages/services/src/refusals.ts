import { RectoError } from '@recto/errors'

/** A payload that cannot be, and why. */
export function invalidPayload(reason: string): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason } })
}

/** Something well formed that cannot be done as things are, and why. */
export function unprocessable(reason: string): RectoError {
  return new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason } })
}

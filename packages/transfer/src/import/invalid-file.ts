import { RectoError } from '@recto/errors'

/** A file that is not what it is said to be, and why. */
export function invalidFile(reason: string, cause?: unknown): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason }, cause })
}

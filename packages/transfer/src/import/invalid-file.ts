import { RectoError } from '@recto/errors'

/** The error of a file that is not of its stated format, with the reason. */
export function invalidFile(reason: string, cause?: unknown): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason }, cause })
}

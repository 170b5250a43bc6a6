import { RectoError } from '@recto/errors'

/** The error of a query that cannot be understood. `reason` is a sentence without its full stop. */
export function invalidQuery(reason: string): RectoError {
  return new RectoError('INVALID_QUERY', { extensions: { reason } })
}

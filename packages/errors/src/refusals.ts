import type { ErrorFacts } from './error-table.ts'
import { RectoError } from './recto-error.ts'

/** INVALID_PAYLOAD: a body that can't be accepted, and why. */
export function invalidPayload(reason: string, facts: ErrorFacts = {}): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason, ...facts } })
}

/** INVALID_QUERY: a query that can't be run, and why. */
export function invalidQuery(reason: string, facts: ErrorFacts = {}): RectoError {
  return new RectoError('INVALID_QUERY', { extensions: { reason, ...facts } })
}

/** FORBIDDEN: not permitted, or not there; the caller is not told which. */
export function forbidden(reason?: string): RectoError {
  return new RectoError('FORBIDDEN', reason === undefined ? {} : { extensions: { reason } })
}

/** UNPROCESSABLE_CONTENT: a valid request that can't be carried out in the current state, and why. */
export function unprocessable(reason: string): RectoError {
  return new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason } })
}

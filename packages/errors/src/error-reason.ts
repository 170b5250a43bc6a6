/**
 * Why something failed, in one line for a log: the message of what caused it. Errors of several attempts have messages of their own,
 * and some network errors have a code alone.
 */
export function errorReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return errorReason(error.cause)
  const attempts = error instanceof AggregateError ? error.errors.map(errorReason) : []
  const { code } = error as { readonly code?: unknown }
  const text = error.message || attempts.join('; ') || (typeof code === 'string' ? code : error.name)
  return text.split('\n', 1)[0] ?? ''
}

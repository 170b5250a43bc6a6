import { RectoError } from './recto-error.ts'

/** Whatever was thrown, as a {@link RectoError}: itself, or INTERNAL_SERVER_ERROR with it as `cause`. The only place that does so. */
export function toRectoError(thrown: unknown): RectoError {
  return thrown instanceof RectoError ? thrown : new RectoError('INTERNAL_SERVER_ERROR', { cause: thrown })
}

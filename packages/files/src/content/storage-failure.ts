import { RectoError } from '@recto/errors'
import { StorageError } from '@recto/storage'

/** The answer to a failure of a storage: which location, never why. Other errors stay as they are. */
export function storageFailure(error: unknown, storage: string, what: string): unknown {
  if (!(error instanceof StorageError)) return error
  const reason = error.reason === 'out-of-space' ? `${what}: no space is left` : what
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: `storage:${storage}`, reason }, cause: error })
}

/** Whether a storage failed because there is no such object. */
export function isNotFound(error: unknown): boolean {
  return error instanceof StorageError && error.reason === 'not-found'
}

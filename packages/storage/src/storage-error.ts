/**
 * `not-found`: there is no such file. `denied`: the backend refuses, or the path leads out of the root. `unreachable`: the backend does
 * not answer, or not as it should. `out-of-space`: it has no room. `aborted`: the caller ended it.
 */
export type StorageErrorReason = 'not-found' | 'denied' | 'unreachable' | 'out-of-space' | 'aborted'

/** Why a file could not be read or written. The message is for the log: it may name hosts and buckets, never credentials. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly reason: StorageErrorReason
  readonly path: string

  constructor(reason: StorageErrorReason, path: string, options: { readonly message?: string; readonly cause?: unknown } = {}) {
    super(options.message ?? `${reason}: ${path}`, { cause: options.cause })
    this.reason = reason
    this.path = path
  }
}

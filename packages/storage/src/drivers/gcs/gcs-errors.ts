import { statusReason } from '../../status-reason.ts'
import { StorageError } from '../../storage-error.ts'

interface GcsFailure {
  /** The status of the answer, or a code of the network. */
  readonly code?: number | string
  readonly message?: string
}

/** What an error of the SDK means. It is no cause of the new one: it may hold the request, whose headers are no text for a log. */
export function gcsError(error: unknown, path: string): StorageError {
  const { code, message = String(error) } = error as GcsFailure
  const status = Number(code)
  const isBucketMissing = status === 404 && /bucket does not exist/i.test(message)
  const reason = isBucketMissing ? 'unreachable' : statusReason(Number.isNaN(status) ? undefined : status)
  return new StorageError(reason, path, { message: `${reason}: ${path} (${message.split('\n')[0]})` })
}

import { statusReason } from '../../status-reason.ts'
import { StorageError, type StorageErrorReason } from '../../storage-error.ts'

const reasons: Readonly<Record<string, StorageErrorReason>> = {
  ContainerNotFound: 'unreachable',
  AccountIsDisabled: 'denied',
}

/** What an error of the SDK means. It is no cause of the new one: it holds the whole request, whose headers are no text for a log. */
export function azureError(error: unknown, path: string): StorageError {
  const { code = '', statusCode, message = String(error) } = error as { code?: string; statusCode?: number; message?: string }
  const reason = reasons[code] ?? statusReason(statusCode)
  return new StorageError(reason, path, { message: `${reason}: ${path} (${code || message.split('\n')[0]})` })
}

import { statusReason } from '../../status-reason.ts'
import { StorageError, type StorageErrorReason } from '../../storage-error.ts'

/** Codes whose status says something else. The last three are of MinIO and Ceph. */
const reasons: Readonly<Record<string, StorageErrorReason>> = {
  NoSuchBucket: 'unreachable',
  NoSuchUpload: 'not-found',
  CredentialsProviderError: 'denied',
  XMinioStorageFull: 'out-of-space',
  XMinioAdminBucketQuotaExceeded: 'out-of-space',
  QuotaExceeded: 'out-of-space',
}

interface S3Failure {
  readonly name?: string
  readonly message?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** What an error of the SDK means. It is no cause of the new one: it holds the whole request, whose headers are no text for a log. */
export function s3Error(error: unknown, path: string): StorageError {
  const { name = 'Error', message = '', $metadata } = error as S3Failure
  const reason = reasons[name] ?? statusReason($metadata?.httpStatusCode)
  return new StorageError(reason, path, { message: `${reason}: ${path} (${name}: ${message})` })
}

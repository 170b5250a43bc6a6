import type { StorageErrorReason } from './storage-error.ts'

/** What the status of an HTTP answer means for a file. */
export function statusReason(status: number | undefined): StorageErrorReason {
  if (status === 404 || status === 410) return 'not-found'
  if (status === 401 || status === 403) return 'denied'
  // 413: larger than the plan or the bucket allows.
  if (status === 413 || status === 507) return 'out-of-space'
  return 'unreachable'
}

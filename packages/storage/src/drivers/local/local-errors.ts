import { StorageError, type StorageErrorReason } from '../../storage-error.ts'

const reasons: Readonly<Record<string, StorageErrorReason>> = {
  ENOENT: 'not-found',
  // What is at the path is no file, or a file stands where a folder has to be.
  EISDIR: 'denied',
  ENOTDIR: 'not-found',
  ENOTEMPTY: 'denied',
  EEXIST: 'denied',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ELOOP: 'denied',
  ENAMETOOLONG: 'denied',
  EINVAL: 'denied',
  ENOSPC: 'out-of-space',
  EDQUOT: 'out-of-space',
  EFBIG: 'out-of-space',
}

/** What an error of the file system means. */
export function localError(error: unknown, path: string): StorageError {
  const reason = reasons[errorCode(error) ?? ''] ?? 'unreachable'
  const detail = error instanceof Error ? ` (${error.message})` : ''
  return new StorageError(reason, path, { message: `${reason}: ${path}${detail}`, cause: error })
}

/** The code of an error of the file system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

import { StorageError } from './storage-error.ts'

/** Folder in the root of every location for what is not a file yet. Callers can't name it, and listings leave it out. */
export const unfinishedFolder = '.recto-uploads'

/** A name on disk may have 255 bytes, a key of S3, Google or Azure 1,024. */
const maxNameBytes = 255
const maxPathBytes = 1024 - 64

/** Refuses paths that lead out of the root, that no backend can keep, or that name the folder of unfinished uploads. */
export function checkPath(path: string): void {
  const problem = path === '' ? 'it is empty' : problemOf(path, path.split('/'))
  if (problem !== null) throw refused(path, problem)
}

/** Like a path, but its last name may be any beginning of one. */
export function checkPrefix(prefix: string): void {
  const problem = problemOf(prefix, prefix.split('/').slice(0, -1))
  if (problem !== null) throw refused(prefix, problem)
}

/** Whether a path is within the folder of unfinished uploads. Some disks take upper and lower case for the same. */
export function isUnfinished(path: string): boolean {
  return path.split('/')[0]?.toLowerCase() === unfinishedFolder
}

function problemOf(path: string, names: readonly string[]): string | null {
  if (hasControlCharacter(path)) return 'it has a control character'
  if (path.includes('\\')) return 'it has a backslash'
  if (Buffer.from(path).toString() !== path) return 'it is no valid Unicode'
  if (Buffer.byteLength(path) > maxPathBytes) return `it is longer than ${maxPathBytes} bytes`
  if (isUnfinished(path)) return `${unfinishedFolder} is reserved`
  return names.map(problemOfName).find((problem) => problem !== null) ?? null
}

function problemOfName(name: string): string | null {
  if (name === '' || name === '.' || name === '..') return 'it has an empty name, "." or ".."'
  return Buffer.byteLength(name) > maxNameBytes ? `a name in it is longer than ${maxNameBytes} bytes` : null
}

function hasControlCharacter(path: string): boolean {
  return /\p{Cc}/u.test(path)
}

function refused(path: string, problem: string): StorageError {
  return new StorageError('denied', path, { message: `denied: ${JSON.stringify(path.slice(0, 300))} is no path of a file: ${problem}` })
}

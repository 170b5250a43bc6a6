import { StorageError } from '../storage-error.ts'

/** A part has to continue where the upload stands. @throws {StorageError} `denied` when it doesn't */
export function requireOffset(path: string, standsAt: number, offset: number): void {
  if (standsAt === offset) return
  throw new StorageError('denied', path, { message: `denied: ${path} stands at ${standsAt} bytes, the part begins at ${offset}` })
}

/** @throws {StorageError} `denied` when there are more bytes than the upload has */
export function requireWithin(path: string, bytes: number, size: number): void {
  if (bytes <= size) return
  throw new StorageError('denied', path, { message: `denied: more than the ${size} bytes of ${path} were sent` })
}

/** @throws {StorageError} `denied` when bytes are missing */
export function requireComplete(path: string, bytes: number, size: number): void {
  if (bytes === size) return
  throw new StorageError('denied', path, { message: `denied: ${path} has ${bytes} of ${size} bytes` })
}

/** @throws {StorageError} `denied`: the state is none that this driver gave */
export function refuseState(path: string): never {
  throw new StorageError('denied', path, { message: `denied: the state of the upload of ${path} is none of this location` })
}

import { Readable } from 'node:stream'
import { type StorageDriver, StorageError, type StorageErrorReason, type StorageLocations } from '@recto/storage'

/** Locations in memory, with what is in them. */
export interface MemoryStorage extends StorageLocations {
  readonly objects: Map<string, Buffer>
  /** From now on every write fails so; `null`: none does. */
  failWith(reason: StorageErrorReason | null): void
}

/** One location, `local`, in memory. */
export function memoryStorage(): MemoryStorage {
  const objects = new Map<string, Buffer>()
  let failure: StorageErrorReason | null = null
  const driver = memoryDriver(objects, () => failure)
  const failWith = (reason: StorageErrorReason | null): void => {
    failure = reason
  }
  return { objects, failWith, names: ['local'], defaultName: 'local', location: () => driver, close: async () => {} }
}

function memoryDriver(objects: Map<string, Buffer>, failure: () => StorageErrorReason | null): StorageDriver {
  const find = (path: string): Buffer => {
    const found = objects.get(path)
    if (found === undefined) throw new StorageError('not-found', path)
    return found
  }
  return {
    async read(path, { range } = {}) {
      const bytes = find(path)
      return Readable.from([range === undefined ? bytes : bytes.subarray(range.start, (range.end ?? bytes.length - 1) + 1)])
    },
    async write(path, content) {
      const chunks: Buffer[] = []
      for await (const chunk of content) chunks.push(chunk as Buffer)
      const reason = failure()
      if (reason !== null) throw new StorageError(reason, path)
      objects.set(path, Buffer.concat(chunks))
    },
    stat: async (path) => ({ size: find(path).length, modified: new Date() }),
    exists: async (path) => objects.has(path),
    async copy(from, to) {
      objects.set(to, find(from))
    },
    async move(from, to) {
      objects.set(to, find(from))
      objects.delete(from)
    },
    async delete(path) {
      objects.delete(path)
    },
    async *list(prefix = '') {
      for (const path of [...objects.keys()]) if (path.startsWith(prefix)) yield path
    },
  }
}

import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { OpenedFile, ReadOptions } from '../../driver.ts'
import { StorageError } from '../../storage-error.ts'
import { errorCode } from './local-errors.ts'
import type { LocalRoot } from './local-root.ts'

/** A file up to this size is read by one call, in bytes: a stream would cost more than the file. */
const wholeBytesMax = 64 * 1024

/** Bytes of one read of a larger one. */
const chunkBytes = 256 * 1024

/**
 * Opens a file for reading.
 * @param options.isWhole whether a small file is read at once
 * @throws {StorageError} not-found for a folder
 */
export async function openFile(path: string, root: LocalRoot, { isWhole }: { readonly isWhole: boolean }): Promise<OpenedFile> {
  const handle = await openWithin(path, root)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new StorageError('not-found', path)
    const facts = { size: stats.size, modified: stats.mtime }
    if (isWhole && stats.size <= wholeBytesMax) return await wholeFile(handle, facts)
    return { ...facts, bytes: null, read: async (options) => streamOf(handle, facts.size, options), close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** In the root itself only the file could be a link, which is then not followed unseen; in folders each part of the path could. */
async function openWithin(path: string, root: LocalRoot): Promise<FileHandle> {
  if (path.includes('/') || noFollow === undefined) return await open(await root.existing(path), 'r')
  try {
    return await open(join(root.top, path), constants.O_RDONLY | noFollow)
  } catch (error) {
    if (errorCode(error) !== 'ELOOP') throw error
    return await open(await root.existing(path), 'r')
  }
}

/** Windows has no such flag. */
const noFollow: number | undefined = constants.O_NOFOLLOW

type Facts = Pick<OpenedFile, 'size' | 'modified'>

async function wholeFile(handle: FileHandle, { size, modified }: Facts): Promise<OpenedFile> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, 0)
  // Nobody has to wait for it.
  handle.close().catch(() => undefined)
  const bytes = buffer.subarray(0, bytesRead)
  const read = async ({ range }: ReadOptions = {}): Promise<Readable> =>
    Readable.from([range === undefined ? bytes : bytes.subarray(range.start, (range.end ?? bytesRead) + 1)], { objectMode: false })
  return { size: bytesRead, modified, bytes, read, close: async () => undefined }
}

/** The end is known, so that nothing is read to find it. A file that grows meanwhile is read as it was. */
function streamOf(handle: FileHandle, size: number, { range }: ReadOptions = {}): Readable {
  const start = range?.start ?? 0
  const end = Math.min(range?.end ?? size, size - 1)
  if (end < start) {
    const nothing = Readable.from([], { objectMode: false })
    nothing.once('close', () => void handle.close().catch(() => undefined))
    return nothing
  }
  return handle.createReadStream({ start, end, highWaterMark: chunkBytes })
}

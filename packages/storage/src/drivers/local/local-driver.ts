import { constants } from 'node:fs'
import { copyFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { chunksOf } from '../../chunks-of.ts'
import { defineDriver } from '../../define-driver.ts'
import type { FileStat, StorageDriver } from '../../driver.ts'
import { StorageError } from '../../storage-error.ts'
import { listFiles } from './list-files.ts'
import { errorCode, localError } from './local-errors.ts'
import { type LocalRoot, localRoot, syncFolder } from './local-root.ts'
import { localUploads } from './local-uploads.ts'
import { openFile } from './open-file.ts'
import { syncFile, unfinishedFiles } from './unfinished-files.ts'
import { writeFlushed } from './write-flushed.ts'

export interface LocalOptions {
  /** Folder of the files; made when something is first written. @default './uploads' */
  readonly root?: string
}

/**
 * Files in a folder of this machine. A file is written aside, flushed to disk and then given its name, so that a crash leaves no half
 * file. Links that lead out of the folder are refused.
 */
export function createLocalDriver(options: LocalOptions = {}): StorageDriver {
  const folder = resolve(options.root ?? './uploads')
  const root = localRoot(folder)
  const unfinished = unfinishedFiles(root)
  return defineDriver({
    toStorageError: localError,
    read: async (path, options) => await (await openFile(path, root, { isWhole: false })).read(options),
    open: (path) => openFile(path, root, { isWhole: true }),
    write: (path, content) => unfinished.replace(path, (file) => writeFlushed(file, chunksOf(content))),
    stat: async (path) => statFile(path, await root.existing(path)),
    exists: (path) => fileExists(root, path),
    copy: async (from, to) => {
      const source = await root.existing(from)
      await statFile(from, source)
      await unfinished.replace(to, async (file) => {
        await copyFile(source, file, constants.COPYFILE_FICLONE)
        await syncFile(file)
      })
    },
    move: (from, to) => moveFile(root, from, to),
    delete: (path) => deleteFile(root, path),
    list: (prefix = '') => listFiles(folder, prefix),
    resumable: localUploads(root, unfinished),
  })
}

/** A folder is no file. */
async function statFile(path: string, file: string): Promise<FileStat> {
  const stats = await stat(file)
  if (!stats.isFile()) throw new StorageError('not-found', path)
  return { size: stats.size, modified: stats.mtime }
}

async function fileExists(root: LocalRoot, path: string): Promise<boolean> {
  try {
    await statFile(path, await root.existing(path))
    return true
  } catch (error) {
    const failure = error instanceof StorageError ? error : localError(error, path)
    if (failure.reason === 'not-found') return false
    throw failure
  }
}

async function moveFile(root: LocalRoot, from: string, to: string): Promise<void> {
  const source = await root.existing(from)
  await statFile(from, source)
  const target = await root.makePlace(to)
  await rename(source, target)
  await syncFolder(dirname(target))
  if (dirname(source) !== dirname(target)) await syncFolder(dirname(source))
}

/** Neither a folder of that name nor a file where a folder would be is the file. */
async function deleteFile(root: LocalRoot, path: string): Promise<void> {
  try {
    const place = await root.place(path)
    if (place === null) return
    await unlink(place)
    await syncFolder(dirname(place))
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) throw error
  }
}

import { mkdir, open, realpath } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { StorageError } from '../../storage-error.ts'
import { errorCode } from './local-errors.ts'

/** The folder of a location on this machine. Nothing outside of it is reached, by links neither. */
export interface LocalRoot {
  /** The folder itself. It may be a link. */
  readonly top: string
  /** The file a path names, links followed. */
  existing(path: string): Promise<string>
  /** Where a file would be; a link of that name is not followed. `null`: its folder isn't there. */
  place(path: string): Promise<string | null>
  /** The same; folders above it that aren't there are made. */
  makePlace(path: string): Promise<string>
}

/** @param root folder; made when something is first written */
export function localRoot(root: string): LocalRoot {
  const top = resolve(root)
  let knownTop: string | null = null
  const within = async (path: string, place: string): Promise<string> => {
    const real = await realpath(place)
    if (knownTop !== null && isBelow(real, knownTop)) return real
    // The root may be a link that leads elsewhere by now.
    knownTop = await realpath(top)
    if (isBelow(real, knownTop)) return real
    throw new StorageError('denied', path, { message: `denied: ${path} leads out of the root by a link` })
  }
  const place = async (path: string): Promise<string | null> => {
    const target = join(top, path)
    const folder = await within(path, dirname(target)).catch(ignoreMissing)
    return folder && join(folder, lastName(path))
  }
  const makePlace = async (path: string): Promise<string> => {
    const there = await place(path)
    if (there !== null) return there
    await mkdir(top, { recursive: true })
    let folder = await realpath(top)
    for (const name of path.split('/').slice(0, -1)) {
      folder = (await within(path, join(folder, name)).catch(ignoreMissing)) ?? (await makeFolder(folder, name))
    }
    return join(folder, lastName(path))
  }
  return {
    top,
    existing: (path) => within(path, join(top, path)),
    place,
    makePlace: (path) => makePlace(path).catch((error: unknown) => refuseFileAsFolder(error, path)),
  }
}

function isBelow(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** Writes the entries of a folder to disk. Windows has no such call, and some network disks refuse it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (handle === null) return
  try {
    await handle.sync()
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes(errorCode(error) ?? '')) throw error
  } finally {
    await handle.close()
  }
}

/** Another writer may make the same folder at the same time. */
async function makeFolder(parent: string, name: string): Promise<string> {
  const folder = join(parent, name)
  await mkdir(folder).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  await syncFolder(parent)
  return folder
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function ignoreMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null
  throw error
}

function refuseFileAsFolder(error: unknown, path: string): never {
  if (errorCode(error) !== 'ENOTDIR') throw error
  throw new StorageError('denied', path, { message: `denied: a file stands where ${path} needs a folder`, cause: error })
}

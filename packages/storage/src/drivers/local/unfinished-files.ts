import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unfinishedFolder } from '../../check-path.ts'
import { type LocalRoot, syncFolder } from './local-root.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How long files stay that nobody has written to: a write goes on or has failed, an upload may be continued. */
const keptMs = { write: dayMs, upload: 30 * dayMs }

/** Files of one location that are being written. They lie in one folder, so that what a crash leaves is found without a search. */
export interface UnfinishedFiles {
  /** Writes a file aside, then gives it its name. When anything fails, nothing is left. */
  replace(path: string, fill: (file: string) => Promise<void>): Promise<void>
  /** A new name for a resumable upload. */
  newUpload(): string
  /** The file of an upload. */
  upload(name: string): Promise<string>
}

export function unfinishedFiles(root: LocalRoot): UnfinishedFiles {
  let cleaned: Promise<void> | null = null
  const file = async (name: string): Promise<string> => {
    const place = await root.makePlace(`${unfinishedFolder}/${name}`)
    cleaned ??= removeLeftovers(dirname(place))
    await cleaned
    return place
  }
  const replace = async (path: string, fill: (file: string) => Promise<void>): Promise<void> => {
    const unfinished = await file(`write-${randomUUID()}`)
    try {
      await fill(unfinished)
      await rename(unfinished, await root.makePlace(path))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    await syncFolder(dirname((await root.place(path)) ?? unfinished))
  }
  return { replace, newUpload: () => `upload-${randomUUID()}`, upload: file }
}

/** Writes the content of a file to disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a process left that ended in the middle. Failing to remove it is no reason not to write. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const limitMs = name.startsWith('upload-') ? keptMs.upload : keptMs.write
    const file = join(folder, name)
    const isOld = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > limitMs,
      () => false,
    )
    if (isOld) await rm(file, { force: true }).catch(() => undefined)
  }
}

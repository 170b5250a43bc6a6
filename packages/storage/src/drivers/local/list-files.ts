import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { unfinishedFolder } from '../../check-path.ts'
import { errorCode } from './local-errors.ts'

/** Paths of files below a folder that begin with a prefix. Links are left out: they may lead in circles. */
export async function* listFiles(top: string, prefix: string): AsyncIterable<string> {
  const folders = [prefix.slice(0, prefix.lastIndexOf('/') + 1)]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const { name, isFolder } of entriesOf(join(top, folder))) {
      const path = `${folder}${name}`
      if (!path.startsWith(prefix) || path === unfinishedFolder) continue
      if (isFolder) folders.push(`${path}/`)
      else yield path
    }
  }
}

interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

/** A folder may vanish while its parent is listed; then it has no entries. */
async function* entriesOf(folder: string): AsyncIterable<Entry> {
  try {
    for await (const entry of await opendir(folder)) {
      if (entry.isDirectory() || entry.isFile()) yield { name: entry.name, isFolder: entry.isDirectory() }
    }
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that other users of the machine can't read. */
export interface TemporaryFolder {
  pathOf(name: string): string
  /** Removes the folder and everything in it. May be called again. */
  remove(): Promise<void>
}

/** Creates a temporary folder; `purpose` is part of its name. */
export async function createTemporaryFolder(purpose: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `recto-${purpose}-`))
  return { pathOf: (name) => join(path, name), remove: () => rm(path, { recursive: true, force: true }) }
}

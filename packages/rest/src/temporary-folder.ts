import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder nobody else can look into. */
export interface TemporaryFolder {
  pathOf(name: string): string
  /** Removes it and everything in it; may be called again. */
  remove(): Promise<void>
}

/** @param purpose part of its name: `import` */
export async function temporaryFolder(purpose: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `recto-${purpose}-`))
  return { pathOf: (name) => join(path, name), remove: () => rm(path, { recursive: true, force: true }) }
}

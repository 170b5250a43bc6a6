import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The files in the folder of a storage location, seen and changed behind the back of the server. */
export class StoredObjects implements Iterable<readonly [path: string, bytes: Buffer]> {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  /** Names of all files but those that are not complete. */
  keys(): readonly string[] {
    mkdirSync(this.#root, { recursive: true })
    return readdirSync(this.#root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)))
      .filter((path) => !path.startsWith('.recto-uploads'))
  }

  get(path: string): Buffer | undefined {
    const file = join(this.#root, path)
    return existsSync(file) ? readFileSync(file) : undefined
  }

  set(path: string, bytes: Buffer): void {
    mkdirSync(dirname(join(this.#root, path)), { recursive: true })
    writeFileSync(join(this.#root, path), bytes)
  }

  delete(path: string): void {
    rmSync(join(this.#root, path))
  }

  clear(): void {
    // The server may be deleting some of them itself.
    for (const path of this.keys()) rmSync(join(this.#root, path), { force: true })
  }

  *[Symbol.iterator](): Iterator<readonly [path: string, bytes: Buffer]> {
    for (const path of this.keys()) {
      const bytes = this.get(path)
      if (bytes !== undefined) yield [path, bytes]
    }
  }
}

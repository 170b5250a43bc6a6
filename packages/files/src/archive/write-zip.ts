import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { StoredObject } from '../content/delete-objects.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'

/** One entry of an archive. */
export interface ArchiveEntry {
  /** Its path in the archive; that of a folder ends in `/`. */
  readonly name: string
  readonly modified?: Date
  /** Its content; `null`: it is a folder. */
  readonly object: SizedObject | null
}

/** An object, and how many bytes it has. */
export interface SizedObject extends StoredObject {
  readonly size: number
}

/** A ZIP archive, made while it is read, in the form ZIP64 where it has to be. Contents are stored as they are: most are compressed. */
export function writeZip(entries: readonly ArchiveEntry[], files: Pick<Files, 'storages'>): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let open: Readable | null = null
  zip.on('error', (error: unknown) => output.destroy(error as Error))
  output.once('close', () => open?.destroy())
  for (const { name, modified, object } of entries) {
    const facts = modified === undefined ? {} : { mtime: modified }
    if (object === null) zip.addEmptyDirectory(name, facts)
    else
      zip.addReadStreamLazy(name, { ...facts, size: object.size, compress: false }, (deliver) => {
        driverOf(files, object.storage)
          .read(object.path)
          .then(
            (source) => {
              open = source
              if (output.destroyed) source.destroy()
              else deliver(null, source)
            },
            (error: unknown) => output.destroy(error as Error),
          )
      })
  }
  zip.end()
  return output
}

import { forbidden } from '@recto/errors'
import type { CollectionHookContext } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'
import { diskName, extensionOf } from '../content/file-names.ts'
import { driverOf, type StoredContent } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import type { NewFile } from './new-file.ts'

/** Where the content of a file goes, and whether somebody chose the name. */
export interface Placement {
  readonly content: StoredContent
  /** Its final name in the storage. */
  readonly path: string
  /** Whether it has been moved there. */
  isMoved: boolean
}

/** The name that the payload of a new file asks for: its own, one made of its key, or that under which the content was stored. */
export function placementOf({ payload, content }: NewFile): Placement {
  const { filename_disk: chosen, id } = payload
  const given = chosen === undefined || chosen === null || chosen === '' ? null : diskName(chosen)
  const ofKey = typeof id === 'string' && id !== '' ? `${id.toLowerCase()}${extensionOf(content.path, '')}` : content.path
  return { content, path: given ?? ofKey, isMoved: false }
}

/** How long a name is held while its file is written, in milliseconds. */
const holdMs = { ttlMs: 60_000, waitMs: 10_000 }

/** Does work while no other upload, on any instance, takes one of these names. @throws {RectoError} FORBIDDEN when they stay taken */
export async function holdNames<Value>(files: Files, placements: readonly Placement[], work: () => Promise<Value>): Promise<Value> {
  const names = placements
    .filter(({ path, content }) => path !== content.path)
    .map(({ path, content }) => `files:name:${content.storage}:${path.toLowerCase()}`)
  const hold = async ([name, ...others]: readonly string[]): Promise<Value> => {
    if (name === undefined) return await work()
    const held = await files.locks.hold(name, holdMs, async () => ({ value: await hold(others) }))
    if (held === null) throw forbidden()
    return held.value
  }
  // In one order everywhere, so that two uploads never wait for each other.
  return await hold([...new Set(names)].sort())
}

/**
 * Moves content to the name that was chosen for it. To be called in the transaction, after the row was written.
 * @throws {RectoError} FORBIDDEN when the name is that of another file or of an object that no file refers to
 */
export async function place(files: Files, placement: Placement, key: string, { context }: CollectionHookContext): Promise<void> {
  const { content, path } = placement
  if (placement.isMoved || path === content.path) return
  await assertNameFree(context.platform, { storage: content.storage, path, except: key })
  const driver = driverOf(files, content.storage)
  if (await driver.exists(path)) throw forbidden()
  await driver.move(content.path, path)
  placement.isMoved = true
}

/** A name in a storage, and the file that may have it. */
interface WantedName {
  readonly storage: string
  readonly path: string
  readonly except: string
}

/** @throws {RectoError} FORBIDDEN when another file has the name; where letters have no case, they are the same name */
export async function assertNameFree(
  platform: Pick<Files['platform'], 'connection' | 'dialect'>,
  { storage, path, except }: WantedName,
): Promise<void> {
  const taken = await systemDatabase(platform)
    .selectFrom('recto_files')
    .select('id')
    .where('storage', '=', storage)
    .where(({ fn, val, eb }) => eb(fn('lower', ['filename_disk']), '=', fn('lower', [val(path)])))
    .where('id', '<>', except)
    .executeTakeFirst()
  if (taken !== undefined) throw forbidden()
}

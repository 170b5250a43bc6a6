import type { Files } from '../files.ts'
import { isVariantOf, variantPrefix } from './file-names.ts'

/** What is needed to find objects, and to log what goes wrong. */
export type Locations = Pick<Files, 'storages' | 'platform'>

/** An object in a storage. */
export interface StoredObject {
  readonly storage: string
  readonly path: string
}

/** Deletes objects that nothing refers to. A failure is logged: `recto files check` finds what is left. */
export async function deleteObjects({ storages, platform }: Locations, objects: readonly StoredObject[]): Promise<void> {
  for (const { storage, path } of objects) {
    try {
      if (storages.names.includes(storage)) await storages.location(storage).delete(path)
    } catch (error) {
      platform.log.error({ err: error, storage, path }, 'An object that nothing refers to could not be deleted.')
    }
  }
}

/** Deletes the content of a file and all variants made of it. */
export async function deleteWithVariants(files: Locations, object: StoredObject): Promise<void> {
  await deleteObjects(files, [object, ...(await variantsOf(files, object))])
}

/** Deletes the variants of a file. */
export async function deleteVariants(files: Locations, object: StoredObject): Promise<void> {
  await deleteObjects(files, await variantsOf(files, object))
}

async function variantsOf({ storages, platform }: Locations, { storage, path }: StoredObject): Promise<readonly StoredObject[]> {
  const found: StoredObject[] = []
  if (!storages.names.includes(storage)) return found
  try {
    for await (const name of storages.location(storage).list(variantPrefix(path)))
      if (isVariantOf(path, name)) found.push({ storage, path: name })
  } catch (error) {
    platform.log.error({ err: error, storage, path }, 'The variants of a file could not be listed.')
  }
  return found
}

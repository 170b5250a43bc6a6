import { systemDatabase } from '@recto/system'
import { deleteObjects, type Locations, type StoredObject } from '../content/delete-objects.ts'
import { baseOf, variantBase } from '../content/file-names.ts'

/** What variants may take. */
export interface VariantLimits {
  /** Milliseconds after which a variant is removed; it is made again when it is asked for. `null`: never. */
  readonly ageMaxMs: number | null
  /** Bytes of all variants in one location; the oldest go first. `null`: no limit. */
  readonly bytesMax: number | null
}

/** What was removed. */
export interface PrunedVariants {
  readonly count: number
  readonly bytes: number
}

interface KeptVariant extends StoredObject {
  readonly size: number
  readonly modifiedMs: number
}

/**
 * Removes variants that are too old, and the oldest where there are too many. Only objects beside a file of this installation are
 * looked at: others may share the storage.
 */
export async function pruneVariants(files: Locations, { ageMaxMs, bytesMax }: VariantLimits): Promise<PrunedVariants> {
  const removed: KeptVariant[] = []
  if (ageMaxMs === null && bytesMax === null) return { count: 0, bytes: 0 }
  for (const storage of files.storages.names) {
    const oldestFirst = (await variantsIn(storage, files)).sort((one, other) => one.modifiedMs - other.modifiedMs)
    const oldestMs = ageMaxMs === null ? Number.NEGATIVE_INFINITY : files.platform.now().getTime() - ageMaxMs
    let left = totalOf(oldestFirst)
    for (const variant of oldestFirst) {
      if (variant.modifiedMs >= oldestMs && (bytesMax === null || left <= bytesMax)) break
      removed.push(variant)
      left -= variant.size
    }
  }
  await deleteObjects(files, removed)
  return { count: removed.length, bytes: totalOf(removed) }
}

function totalOf(variants: readonly KeptVariant[]): number {
  return variants.reduce((sum, { size }) => sum + size, 0)
}

/** Objects that are asked for their size at once. */
const objectsAtOnce = 16

async function variantsIn(storage: string, files: Locations): Promise<KeptVariant[]> {
  const bases = await fileBases(storage, files)
  const found: KeptVariant[] = []
  let batch: string[] = []
  const measure = async (): Promise<void> => {
    const measured = await Promise.all(batch.map((path) => measuredVariant({ storage, path }, files)))
    found.push(...measured.filter((one) => one !== null))
    batch = []
  }
  for await (const path of files.storages.location(storage).list()) {
    if (!bases.has(variantBase(path) ?? '\u0000')) continue
    batch.push(path)
    if (batch.length === objectsAtOnce) await measure()
  }
  await measure()
  return found
}

async function fileBases(storage: string, { platform }: Locations): Promise<ReadonlySet<string>> {
  const rows = await systemDatabase(platform)
    .selectFrom('recto_files')
    .select('filename_disk')
    .where('storage', '=', storage)
    .where('filename_disk', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ filename_disk: path }) => (path === null ? [] : [baseOf(path)])))
}

/** One that is gone by now needs no removing. */
async function measuredVariant({ storage, path }: StoredObject, { storages }: Locations): Promise<KeptVariant | null> {
  try {
    const { size, modified } = await storages.location(storage).stat(path)
    return { storage, path, size, modifiedMs: modified.getTime() }
  } catch {
    return null
  }
}

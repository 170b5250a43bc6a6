import { systemDatabase } from '@recto/system'
import { deleteObjects, type Locations, type StoredObject } from '../content/delete-objects.ts'
import { baseOf, variantBase } from '../content/file-names.ts'

/** What doesn't fit together. */
export interface FilesReport {
  /** Files whose content is not there. */
  readonly rowsWithoutObject: readonly { readonly id: string; readonly storage: string; readonly path: string }[]
  /** Objects that no file refers to. */
  readonly objectsWithoutRow: readonly StoredObject[]
  /** Those of them that were removed. */
  readonly removed: readonly StoredObject[]
}

export interface CheckOptions {
  /** Remove objects that no file refers to, where Recto gave them their name. @default false */
  readonly isRepaired?: boolean
  /** Younger objects may belong to an upload that is under way, in milliseconds. @default one hour */
  readonly ageMinMs?: number
}

/** Compares rows and objects of all locations. Rows are never changed; of foreign objects only their names are reported. */
export async function checkFiles(files: Locations, { isRepaired = false, ageMinMs = 3_600_000 }: CheckOptions = {}): Promise<FilesReport> {
  const rows = await systemDatabase(files.platform)
    .selectFrom('recto_files')
    .select(['id', 'storage', 'filename_disk'])
    .where('filename_disk', 'is not', null)
    .execute()
  const found: LocationReport[] = []
  for (const storage of files.storages.names) {
    const own = rows.flatMap(({ id, storage: location, filename_disk: path }) =>
      location === storage && path !== null ? [{ id, storage, path }] : [],
    )
    found.push(await checkLocation(storage, own, { files, ageMinMs }))
  }
  const objectsWithoutRow = found.flatMap((one) => one.objectsWithoutRow)
  const removed = isRepaired ? objectsWithoutRow.filter(({ path }) => isOwnName(path)) : []
  await deleteObjects(files, removed)
  return { rowsWithoutObject: found.flatMap((one) => one.rowsWithoutObject), objectsWithoutRow, removed }
}

type LocationReport = Omit<FilesReport, 'removed'>

async function checkLocation(
  storage: string,
  rows: FilesReport['rowsWithoutObject'],
  { files, ageMinMs }: { readonly files: Locations; readonly ageMinMs: number },
): Promise<LocationReport> {
  const known = new Set(rows.map(({ path }) => path))
  const bases = new Set([...known].map(baseOf))
  const seen = new Set<string>()
  const objectsWithoutRow: StoredObject[] = []
  for await (const path of files.storages.location(storage).list()) {
    const isVariant = bases.has(variantBase(path) ?? '\u0000')
    if (known.has(path)) seen.add(path)
    else if (!isVariant && (await isOld({ storage, path }, ageMinMs, files))) objectsWithoutRow.push({ storage, path })
  }
  return { rowsWithoutObject: rows.filter(({ path }) => !seen.has(path)), objectsWithoutRow }
}

/** An object that is gone by now counts as young. */
async function isOld({ storage, path }: StoredObject, ageMinMs: number, { storages, platform }: Locations): Promise<boolean> {
  try {
    const { modified } = await storages.location(storage).stat(path)
    return platform.now().getTime() - modified.getTime() >= ageMinMs
  } catch {
    return false
  }
}

/** A key with an extension, or a variant: other names were given by people, or belong to something else. */
function isOwnName(path: string): boolean {
  return variantBase(path) !== null || /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:\.[a-z0-9]+)?$/i.test(path)
}

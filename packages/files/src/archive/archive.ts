import type { Readable } from 'node:stream'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { type Context, isAuthorized, rightsOf, runRequest } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { collectText } from '../collect-text.ts'
import type { StoredObject } from '../content/delete-objects.ts'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { filesCollection } from '../files-collection.ts'
import { createEntryNames, safeName } from './entry-names.ts'
import { type ArchiveEntry, type SizedObject, writeZip } from './write-zip.ts'

/** An archive to be sent. */
export interface Archive {
  readonly fileName: string
  readonly content: Readable
}

const uuidShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * An archive of the files of `{ ids }` that the caller may read.
 * @throws {RectoError} INVALID_PAYLOAD when there are none; UNPROCESSABLE_CONTENT when the content of one is missing
 */
export async function archiveFiles(body: unknown, context: Context, files: Files): Promise<Archive> {
  const ids = isJsonObject(body) ? body['ids'] : undefined
  if (!Array.isArray(ids)) throw invalidPayload('"ids" is required')
  if (ids.length === 0) throw invalidPayload('"ids" must contain at least 1 items')
  ids.forEach((id: unknown, index) => {
    if (typeof id !== 'string' || !uuidShape.test(id)) throw invalidPayload(`"id" must be a uuid at "ids[${index}]"`)
  })
  const found = await readableFiles({ id: { _in: ids } }, context, files)
  const nameOf = createEntryNames()
  const entries = found.map((file) => ({ ...file, name: nameOf('', file.name) }))
  return await openArchive(`files-${timeOf(context.now)}.zip`, entries, files)
}

/**
 * An archive of a folder with all folders in it, as far as the caller may read them.
 * @throws {RectoError} INVALID_PAYLOAD when there are no files; UNPROCESSABLE_CONTENT when the content of one is missing
 */
export async function archiveFolder(key: string, context: Context, files: Files): Promise<Archive> {
  if (!uuidShape.test(key)) throw forbidden()
  const paths = await folderPaths(key.toLowerCase(), context)
  const found = paths.size === 0 ? [] : await readableFiles({ folder: { _in: [...paths.keys()] } }, context, files)
  if (found.length === 0) throw invalidPayload('No files found in the selected folders tree')
  const nameOf = createEntryNames()
  const folders = [...paths.values()].map((name): NamedObject => ({ name, object: null }))
  const entries = found.map((file) => ({ ...file, name: nameOf(paths.get(file.folder ?? '') ?? '', file.name) }))
  const [top = ''] = paths.values()
  return await openArchive(`folder-${top.slice(0, -1)}-${timeOf(context.now)}.zip`, [...folders, ...entries], files)
}

interface FolderRow {
  readonly id: string
  readonly name?: string | null
  readonly parent?: string | null
}

/** The folder and all below it that the caller may read, each with its path, which ends in `/`. */
async function folderPaths(key: string, context: Context): Promise<ReadonlyMap<string, string>> {
  const rights = await rightsOf(context)
  if (!isAuthorized(rights, 'read', 'directus_folders')) throw forbidden()
  const query = { fields: ['id', 'name', 'parent'], limit: -1 }
  const result = await runRequest({ kind: 'read', collection: 'directus_folders', query }, context)
  const rows = JSON.parse(await collectText(result)) as readonly FolderRow[]
  const children = byParent(rows)
  const paths = new Map<string, string>()
  const open = rows.filter(({ id }) => id === key).map((row) => ({ row, parent: '' }))
  for (const { row, parent } of open) {
    const path = `${parent}${safeName(row.name ?? row.id)}/`
    paths.set(row.id, path)
    for (const child of children.get(row.id) ?? []) if (!paths.has(child.id)) open.push({ row: child, parent: path })
  }
  return paths
}

function byParent(rows: readonly FolderRow[]): ReadonlyMap<string | null, readonly FolderRow[]> {
  const children = new Map<string | null, FolderRow[]>()
  for (const row of rows) {
    const siblings = children.get(row.parent ?? null) ?? []
    children.set(row.parent ?? null, siblings)
    siblings.push(row)
  }
  return children
}

/** An entry whose content has not been looked for. */
interface NamedObject extends Omit<ArchiveEntry, 'object'> {
  readonly object: StoredObject | null
}

interface ReadableFile extends NamedObject {
  readonly folder: string | null
}

/** Files of one request to the database. */
const filesAtOnce = 500

async function readableFiles(filter: Readonly<Record<string, unknown>>, context: Context, files: Files): Promise<readonly ReadableFile[]> {
  const rights = await rightsOf(context)
  const rules = rights.access.read.collections.get(filesCollection)?.rules ?? []
  const mayReadName = rights.isAdmin || rules.some(({ fields }) => fields === '*' || fields.has('filename_download'))
  const fields = mayReadName ? ['id', 'filename_download'] : ['id']
  const result = await runRequest({ kind: 'read', collection: filesCollection, query: { fields, filter, limit: -1 } }, context)
  const rows = JSON.parse(await collectText(result)) as readonly { readonly id: string; readonly filename_download?: string | null }[]
  const names = new Map(rows.map((row) => [row.id, row.filename_download ?? row.id]))
  const found: ReadableFile[] = []
  for (let start = 0; start < rows.length; start += filesAtOnce) {
    const some = rows.slice(start, start + filesAtOnce).map(({ id }) => id)
    found.push(...(await readObjects(some, names, files)))
  }
  return found
}

async function readObjects(
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
  { platform }: Files,
): Promise<readonly ReadableFile[]> {
  const rows = await systemDatabase(platform)
    .selectFrom('recto_files')
    .select(['id', 'storage', 'filename_disk', 'folder', 'modified_on'])
    .where('id', 'in', ids)
    .execute()
  return rows.flatMap(({ id, storage, filename_disk: path, folder, modified_on: modified }) =>
    path === null ? [] : [{ name: names.get(id) ?? id, folder, modified: new Date(modified), object: { storage, path } }],
  )
}

/** Objects that are asked for their size at once. */
const objectsAtOnce = 16

/** Contents are looked for before the answer begins, which could not say any more that one is missing. */
async function openArchive(fileName: string, entries: readonly NamedObject[], files: Files): Promise<Archive> {
  if (entries.length === 0) throw invalidPayload('No files found in the selected folders tree')
  const sized: ArchiveEntry[] = []
  for (let start = 0; start < entries.length; start += objectsAtOnce)
    sized.push(...(await Promise.all(entries.slice(start, start + objectsAtOnce).map((entry) => sizedEntry(entry, files)))))
  return { fileName, content: writeZip(sized, files) }
}

async function sizedEntry(entry: NamedObject, files: Files): Promise<ArchiveEntry> {
  return { ...entry, object: entry.object === null ? null : await sizedObject(entry.object, entry.name, files) }
}

async function sizedObject(object: StoredObject, name: string, files: Files): Promise<SizedObject> {
  const { storage, path } = object
  try {
    const { size } = await driverOf(files, storage).stat(path)
    return { ...object, size }
  } catch (error) {
    if (!isNotFound(error)) throw storageFailure(error, storage, `Couldn't read file ${path}`)
    throw new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason: `The content of "${name}" is missing` }, cause: error })
  }
}

/** `yyyyMMdd-HHmmss`, in UTC. */
function timeOf(now: Date): string {
  return now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
}

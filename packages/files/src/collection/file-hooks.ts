import { forbidden, invalidPayload } from '@recto/errors'
import { type CollectionHookContext, type CollectionHooks, defineCollectionHooks, type UpdatedItems } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { deleteObjects, deleteVariants, deleteWithVariants } from '../content/delete-objects.ts'
import { diskName } from '../content/file-names.ts'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { filesCollection } from '../files-collection.ts'
import { assertNameFree } from '../upload/placement.ts'

/** Gives the collection of files what it does besides storing rows: names in storage, and content that is moved and deleted with them. */
export function registerFileHooks(files: Files): void {
  const hooks: CollectionHooks = {
    beforeValidate(payload) {
      if (typeof payload['type'] !== 'string' || payload['type'] === '') throw invalidPayload('"type" is required')
    },
    beforeCreate: (payloads, scope) => createRows(payloads, scope, files),
    beforeUpdate: (change, scope) => updateRows(change, scope, files),
    beforeDelete: (keys, scope) => deleteRows(keys, scope, files),
  }
  defineCollectionHooks(files.platform, filesCollection, hooks)
}

/** Rows without content. An administrator may name an object that is there already. */
async function createRows(payloads: readonly JsonObject[], scope: CollectionHookContext, files: Files): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = []
  for (const payload of payloads) {
    assertKnownStorage(payload['storage'], files)
    rows.push(isNamed(payload) ? await namedRow(payload, scope) : payload)
  }
  return rows
}

function isNamed({ filename_disk: name }: JsonObject): boolean {
  return name !== undefined && name !== null
}

async function namedRow(payload: JsonObject, scope: CollectionHookContext): Promise<JsonObject> {
  if (!scope.rights.isAdmin) throw forbidden()
  const path = diskName(payload['filename_disk'])
  await assertNameFree(scope.context.platform, { storage: String(payload['storage']), path, except: '' })
  return { ...payload, filename_disk: path }
}

function assertKnownStorage(storage: unknown, files: Files): void {
  if (typeof storage === 'string') driverOf(files, storage)
}

/** What a row knows of its content. */
interface StoredRow {
  readonly id: string
  readonly storage: string
  readonly filename_disk: string | null
}

async function updateRows({ keys, payload }: UpdatedItems, scope: CollectionHookContext, files: Files): Promise<JsonObject> {
  const { filename_disk: name, storage } = payload
  if (name === undefined && storage === undefined) return payload
  if (name !== undefined && keys.length > 1) throw invalidPayload('"filename_disk" cannot be modified in bulk operations')
  const rows = await readRows(keys, scope)
  if (storage !== undefined) assertStorageChange(storage, { rows, scope, files })
  const [row] = rows
  if (name === undefined || row === undefined || name === row.filename_disk) return payload
  if (name === null) throw invalidPayload('"filename_disk" is required')
  const path = diskName(name)
  await moveContent({ row, path, storage: typeof storage === 'string' ? storage : row.storage }, scope, files)
  return { ...payload, filename_disk: path }
}

interface StorageChange {
  readonly rows: readonly StoredRow[]
  readonly scope: CollectionHookContext
  readonly files: Files
}

/** Nothing is moved to another location, so the row would show what is there under its name, which may be somebody else's. */
function assertStorageChange(storage: unknown, { rows, scope, files }: StorageChange): void {
  if (rows.every((row) => row.storage === storage)) return
  if (!scope.rights.isAdmin) throw forbidden()
  assertKnownStorage(storage, files)
}

interface Move {
  readonly row: StoredRow
  readonly path: string
  readonly storage: string
}

/** Content is copied in the transaction and deleted under its old name after it: a failure loses nothing. */
async function moveContent({ row, path, storage }: Move, scope: CollectionHookContext, files: Files): Promise<void> {
  await assertNameFree(scope.context.platform, { storage, path, except: row.id })
  const driver = driverOf(files, storage)
  const old = row.filename_disk
  try {
    if (await driver.exists(path)) {
      if (!scope.rights.isAdmin) throw forbidden()
      if (old !== null) afterMove(scope, files, { storage: row.storage, path: old, isDeleted: files.settings.deletesOriginalOnMove })
      return
    }
    if (old === null || storage !== row.storage) return
    await driver.copy(old, path)
    afterMove(scope, files, { storage, path: old, isDeleted: true })
  } catch (error) {
    if (!isNotFound(error)) throw storageFailure(error, storage, `Couldn't move file ${old}`)
  }
}

interface MovedObject {
  readonly storage: string
  readonly path: string
  readonly isDeleted: boolean
}

function afterMove(scope: CollectionHookContext, files: Files, { isDeleted, ...object }: MovedObject): void {
  scope.afterCommit(`files:moved:${object.storage}:${object.path}`, async () => {
    await deleteVariants(files, object)
    if (isDeleted) await deleteObjects(files, [object])
  })
}

async function deleteRows(keys: readonly (string | number)[], scope: CollectionHookContext, files: Files): Promise<void> {
  const rows = await readRows(keys, scope)
  const objects = rows.flatMap(({ storage, filename_disk: path }) => (path === null ? [] : [{ storage, path }]))
  if (objects.length === 0) return
  scope.afterCommit(`files:deleted:${objects[0]?.storage}:${objects[0]?.path}`, async () => {
    for (const object of objects) await deleteWithVariants(files, object)
  })
}

/** Keys of one statement. */
const keysAtOnce = 500

async function readRows(keys: readonly (string | number)[], { context }: CollectionHookContext): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = []
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    const some = keys.slice(start, start + keysAtOnce).map(String)
    const found = await systemDatabase(context.platform)
      .selectFrom('recto_files')
      .select(['id', 'storage', 'filename_disk'])
      .where('id', 'in', some)
      .execute()
    rows.push(...found)
  }
  return rows
}

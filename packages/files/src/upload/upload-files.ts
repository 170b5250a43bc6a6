import type { Readable } from 'node:stream'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { type Context, isAuthorized, type Result, rightsOf, runRequest } from '@recto/pipeline'
import { isItemPermitted } from '@recto/pipeline/items'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { deleteObjects } from '../content/delete-objects.ts'
import { downloadName, titleOf } from '../content/file-names.ts'
import { storeContent } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { filesCollection } from '../files-collection.ts'
import { readPicture } from '../metadata/read-picture.ts'
import { duplicatesOf } from './duplicates.ts'
import { parseFormFields, withoutOwnFields } from './form-fields.ts'
import type { NewFile } from './new-file.ts'
import { createFiles, replaceFile } from './write-files.ts'

/** A file of a form. */
export interface FilePart {
  /** The name the client gave it. */
  readonly name: string | undefined
  /** The type the client gave it. */
  readonly type: string | undefined
  /** The fields that stood before it. */
  readonly fields: ReadonlyMap<string, string>
  /** To be read before the next part is taken. */
  readonly content: Readable
}

export interface UploadRequest {
  readonly parts: AsyncIterable<FilePart>
  /** What of the files is read back. */
  readonly query: JsonObject
}

/** @throws {RectoError} FORBIDDEN when the caller may create no files; to be called before anything is read */
export async function assertUploadable(context: Context): Promise<void> {
  if (!isAuthorized(await rightsOf(context), 'create', filesCollection)) throw forbidden()
}

/**
 * Stores the files of a form and creates their rows, all or none. Answers with what the caller may read of them; `null`: nothing.
 * @throws {RectoError} INVALID_PAYLOAD, CONTENT_TOO_LARGE, SERVICE_UNAVAILABLE; as any write
 */
export async function uploadFiles({ parts, query }: UploadRequest, context: Context, files: Files): Promise<Result | null> {
  const folder = await defaultFolder(context)
  const received = await receiveParts(parts, { context, files, defaults: folder === null ? {} : { folder } })
  if (received.length === 0) throw invalidPayload('No files were included in the body')
  const keys = await createFiles(received, context, files)
  return await readFiles(keys, { query, received }, context)
}

/** A file that the server made for a caller. */
export interface MadeFile {
  readonly name: string
  readonly type: string | undefined
  readonly fields: JsonObject
  readonly content: Readable
}

/**
 * Stores a file that the server made and creates its row by the rules of the caller. Gives its key.
 * @throws {RectoError} FORBIDDEN, INVALID_PAYLOAD, CONTENT_TOO_LARGE, SERVICE_UNAVAILABLE; as any write
 */
export async function createFile(file: MadeFile, context: Context, files: Files): Promise<string> {
  await assertUploadable(context)
  const folder = await defaultFolder(context)
  const stored = await storeFile(
    { ...file, fields: withoutOwnFields(file.fields) },
    { context, files, defaults: folder === null ? {} : { folder } },
  )
  const [key] = await createFiles([stored], context, files)
  if (key === undefined) throw forbidden()
  return key
}

/** @throws {RectoError} FORBIDDEN when there is no such file, or the caller may not change it; to be called before anything is read */
export async function assertReplaceable(key: string, context: Context): Promise<void> {
  const rights = await rightsOf(context)
  const collection = context.schema.collections.get(filesCollection)
  if (collection === undefined || !isAuthorized(rights, 'update', filesCollection)) throw forbidden()
  if (!(await isItemPermitted({ collection, key, access: rights.access.update }, context))) throw forbidden()
}

/** Gives a file the content of the first file of a form. Its title stays, unless the form has another. */
export async function replaceContent(key: string, { parts, query }: UploadRequest, context: Context, files: Files): Promise<Result | null> {
  const received = await receiveParts(parts, { context, files, defaults: null })
  const [file, ...others] = received
  await discard(others, files)
  if (file === undefined) throw invalidPayload('No files were included in the body')
  await replaceFile(key, file, context, files)
  return await readFiles([key], { query, received: [file] }, context)
}

interface Receiving {
  readonly context: Context
  readonly files: Files
  /** Values of new files; `null`: a file that exists is replaced, and keeps what the form does not name. */
  readonly defaults: JsonObject | null
}

/** Stores the files one after the other, as they arrive. */
async function receiveParts(parts: AsyncIterable<FilePart>, receiving: Receiving): Promise<readonly NewFile[]> {
  const received: NewFile[] = []
  try {
    for await (const part of parts) received.push(await receivePart(part, receiving))
    return received
  } catch (error) {
    await discard(received, receiving.files)
    throw error
  }
}

async function receivePart({ fields, ...part }: FilePart, receiving: Receiving): Promise<NewFile> {
  return await storeFile({ ...part, name: part.name ?? '', fields: parseFormFields(fields, receiving.context) }, receiving)
}

async function storeFile({ fields, ...part }: MadeFile, { context, files, defaults }: Receiving): Promise<NewFile> {
  const name = downloadName(part.name)
  const { storage = files.storages.defaultName, filename_download: shownName } = fields
  if (typeof storage !== 'string') throw invalidPayload('"storage" must be a string')
  const extensionSource = typeof shownName === 'string' && shownName !== '' ? downloadName(shownName) : name
  const content = await storeContent(files, {
    content: part.content,
    name: extensionSource,
    claimedType: part.type,
    storage,
    signal: context.signal,
  })
  const said = { filename_download: name, type: content.type, storage, ...withoutEmpty(fields) }
  const payload = defaults === null ? said : { ...defaults, title: titleOf(extensionSource), ...said }
  return { payload, content, picture: await readPicture(files, content) }
}

/** An empty name is none. */
function withoutEmpty(fields: JsonObject): JsonObject {
  const { filename_download: name, ...others } = fields
  return name === undefined || name === '' || name === null ? others : fields
}

/** Removes what was stored for files that will not be. */
async function discard(received: readonly NewFile[], files: Files): Promise<void> {
  await deleteObjects(
    files,
    received.map(({ content }) => content),
  )
}

/** The folder that files go into unless they name one. */
export async function defaultFolder({ platform }: Context): Promise<string | null> {
  const row = await systemDatabase(platform).selectFrom('recto_settings').select('storage_default_folder').executeTakeFirst()
  return row?.storage_default_folder ?? null
}

interface ReadBack {
  readonly query: JsonObject
  readonly received: readonly NewFile[]
}

/** What the caller may read of files; one file is an object, several are a list. */
export async function readFiles(keys: readonly string[], { query, received }: ReadBack, context: Context): Promise<Result | null> {
  const [key = ''] = keys
  const address = keys.length === 1 ? { key } : { keys }
  const { meta: _meta, ...shape } = query
  try {
    const result = await runRequest({ kind: 'read', collection: filesCollection, query: shape, ...address }, context)
    const checksums = received.map(({ content }) => content.sha256)
    const duplicates = await duplicatesOf(keys, checksums, context)
    return Object.keys(duplicates).length === 0 ? result : { ...result, meta: { ...result.meta, duplicate_of: duplicates } }
  } catch (error) {
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return null
    throw error
  }
}

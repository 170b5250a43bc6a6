import { Readable } from 'node:stream'
import { invalidPayload, RectoError } from '@recto/errors'
import type { Context, Result } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { deleteObjects } from '../content/delete-objects.ts'
import { downloadName, titleOf } from '../content/file-names.ts'
import { assertAllowedType, storeContent } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { readPicture } from '../metadata/read-picture.ts'
import { existingKey } from './existing-key.ts'
import { withoutOwnFields } from './form-fields.ts'
import type { NewFile } from './new-file.ts'
import { assertReplaceable, assertUploadable, defaultFolder, readFiles } from './upload-files.ts'
import { createFiles, replaceFile } from './write-files.ts'

interface ImportRequest {
  readonly url: string
  /** Fields of the file. */
  readonly data: JsonObject
  /** Patterns of the types that the field it is for takes; `null`: all. */
  readonly types: readonly string[] | null
}

/**
 * Fetches a file from an address and keeps it; with the key of a file in `data`, as its new content. Answers with what the caller may
 * read of it; `null`: nothing.
 * @throws {RectoError} INVALID_PAYLOAD, FORBIDDEN; SERVICE_UNAVAILABLE when the address can't be reached or may not be
 */
export async function importFile(
  { body, query }: { readonly body: unknown; readonly query: JsonObject },
  context: Context,
  files: Files,
): Promise<Result | null> {
  const request = parseRequest(body)
  const replaced = await existingKey(request.data['id'], files)
  if (replaced === null) await assertUploadable(context)
  else await assertReplaceable(replaced, context)
  const file = await fetchFile(request, { context, files, isNew: replaced === null })
  if (replaced !== null) await replaceFile(replaced, file, context, files)
  const keys = replaced === null ? await createFiles([file], context, files) : [replaced]
  return await readFiles(keys, { query, received: [file] }, context)
}

function parseRequest(body: unknown): ImportRequest {
  const { url, data, options } = isJsonObject(body) ? body : {}
  if (url === undefined || url === null || url === '') throw invalidPayload('"url" is required')
  if (typeof url !== 'string') throw invalidPayload('"url" must be a string')
  if (data !== undefined && data !== null && !isJsonObject(data)) throw invalidPayload('"data" must be of type object')
  const types = isJsonObject(options) ? options['filterMimeType'] : undefined
  return {
    url,
    data: isJsonObject(data) ? withoutOwnFields(data) : {},
    types: Array.isArray(types) && types.length > 0 ? types.map(String) : null,
  }
}

interface Fetching {
  readonly context: Context
  readonly files: Files
  readonly isNew: boolean
}

async function fetchFile({ url, data, types }: ImportRequest, { context, files, isNew }: Fetching): Promise<NewFile> {
  const answer = await fetchContent(url, context, files)
  const assertType = (type: string): void => {
    const refusal = (whose: string): string => `File content type "${type}" is not allowed for upload by ${whose} file type restrictions`
    assertAllowedType(type, files.settings.allowedTypes, refusal('your global'))
    if (types !== null) assertAllowedType(type, types, refusal("this field's"))
  }
  try {
    if (answer.type !== undefined) assertType(answer.type)
    const storage = typeof data['storage'] === 'string' ? data['storage'] : files.storages.defaultName
    const name = typeof data['filename_download'] === 'string' ? downloadName(data['filename_download']) : answer.name
    const content = await storeContent(files, { ...answer, claimedType: answer.type, name, storage, signal: context.signal })
    await discardUnless(content, files, () => assertType(content.type))
    const { id: _id, ...fields } = data
    const said = { filename_download: name, type: content.type, storage, ...(isNew ? data : fields) }
    const folder = isNew ? await defaultFolder(context) : null
    const payload = isNew ? { ...(folder === null ? {} : { folder }), title: titleOf(answer.name), ...said } : said
    return { payload, content, picture: await readPicture(files, content) }
  } catch (error) {
    answer.content.destroy()
    throw error instanceof RectoError ? error : unreachable(url, error)
  }
}

/** Removes content whose real type turns out not to be allowed. */
async function discardUnless(content: NewFile['content'], files: Files, check: () => void): Promise<void> {
  try {
    check()
  } catch (error) {
    await deleteObjects(files, [content])
    throw error
  }
}

interface FetchedContent {
  readonly content: Readable
  readonly type: string | undefined
  readonly name: string
}

async function fetchContent(url: string, { signal }: Context, { outbound }: Files): Promise<FetchedContent> {
  if (outbound === null) throw unreachable(url, new Error('No outbound requests are configured'))
  const response = await outbound.fetch(url, signal === undefined ? {} : { signal })
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw unreachable(url, new Error(`The answer was ${response.status}`))
  }
  const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim()
  return { content: Readable.fromWeb(response.body), type: type === '' ? undefined : type, name: nameIn(response.url || url) }
}

/** The last part of the path; an address without one has the name of its host. */
function nameIn(url: string): string {
  const { pathname, hostname } = new URL(url)
  const last = pathname.split('/').pop() ?? ''
  try {
    return downloadName(last === '' ? hostname : decodeURIComponent(last))
  } catch {
    return hostname
  }
}

function unreachable(url: string, cause: unknown): RectoError {
  const shown = URL.canParse(url) ? new URL(url) : null
  const place = shown === null ? '' : ` "${shown.origin}${shown.pathname}"`
  return new RectoError('SERVICE_UNAVAILABLE', {
    extensions: { service: 'external-file', reason: `Couldn't fetch file from URL${place}` },
    cause,
  })
}

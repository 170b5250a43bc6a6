import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorBody, errorStatus, invalidPayload, toRectoError } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import { Metadata, Server, type Upload } from '@tus/server'
import { assertAllowedType } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { assertWritable } from '../upload/assert-writable.ts'
import { existingKey } from '../upload/existing-key.ts'
import { assertReplaceable, assertUploadable } from '../upload/upload-files.ts'
import { finishUpload } from './finish-upload.ts'
import { currentRequest, tusRequests } from './tus-request.ts'
import { uploadLocker } from './upload-locker.ts'
import { checksumAlgorithms, UploadStore } from './upload-store.ts'
import { uploadedRow } from './uploaded-row.ts'

/** Resumable uploads by TUS 1.0.0 (https://tus.io/protocols/resumable-upload). */
export interface TusServer {
  /** Answers a request. @throws {RectoError} FORBIDDEN, INVALID_PAYLOAD before anything is answered */
  handle(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void>
  /** Removes unfinished uploads whose time is over; gives how many. */
  removeExpired(): Promise<number>
}

/** @param publicUrl where the API is reached; addresses of uploads begin with it, without a trailing slash */
export function createTusServer(files: Files, publicUrl: string): TusServer {
  const store = new UploadStore(files)
  const server = new Server({
    path: '/files/tus',
    datastore: store,
    locker: uploadLocker(files.locks),
    namingFunction: () => randomUUID(),
    generateUrl: (_request, { id }) => `${publicUrl}/files/tus/${id}`,
    // Which pages may upload is said by the server's own rules.
    allowedOrigins: [],
    exposedHeaders: ['Directus-File-Id'],
    ...(files.settings.uploadBytesMax === null ? {} : { maxSize: files.settings.uploadBytesMax }),
    onUploadCreate: async (_request, upload) => checkedUpload(upload),
    onUploadFinish: async (_request, { id }) => {
      const key = await finishUpload(await store.find(id), { store, files, context: currentRequest().context })
      return { headers: { 'Directus-File-Id': key } }
    },
    onResponseError: (_request, error) => answerOf(error),
  })
  return {
    async handle(request, response, context) {
      if (request.method === 'POST') await assertCreatable(request.headers['upload-metadata'], context, files)
      if (request.method === 'OPTIONS') response.setHeader('Tus-Checksum-Algorithm', checksumAlgorithms.join(','))
      const checksum = request.headers['upload-checksum']
      await tusRequests.run({ context, checksum: typeof checksum === 'string' ? checksum : undefined, finished: new Map() }, () =>
        server.handle(request, response),
      )
    },
    removeExpired: () => store.deleteExpired(),
  }
}

/** Refuses before anything is kept what the caller may not do, or what would be refused at the end. */
async function assertCreatable(header: unknown, context: Context, files: Files): Promise<void> {
  const metadata = metadataOf(header)
  const { id, type } = metadata
  const replaced = await existingKey(id, files)
  if (replaced === null) await assertUploadable(context)
  else await assertReplaceable(replaced, context)
  if (typeof type === 'string' && type !== '') assertAllowedType(type, files.settings.allowedTypes)
  if (!metadata['filename_download']) return
  const upload = { metadata, storage: files.storages.defaultName, type: type ?? 'application/octet-stream' }
  const { payload } = await uploadedRow(upload, { files, context })
  await assertWritable({ key: replaced, payload }, context)
}

/** Malformed metadata is answered by the protocol's library. */
function metadataOf(header: unknown): Readonly<Record<string, string | null>> {
  try {
    return typeof header === 'string' ? Metadata.parse(header) : {}
  } catch {
    return {}
  }
}

function checkedUpload({ size, metadata = {} }: Upload): { metadata: NonNullable<Upload['metadata']> } {
  if (size === undefined || size === 0) throw invalidPayload('"Upload-Length" must be at least 1')
  if (!metadata['filename_download']) throw invalidPayload('"filename_download" is required in "Upload-Metadata"')
  return { metadata }
}

/** Errors of the protocol stay as they are; ours have their own form. */
function answerOf(error: Error | { status_code: number; body: string }): { status_code: number; body: string } | undefined {
  if ('status_code' in error) return undefined
  const refusal = toRectoError(error)
  return { status_code: errorStatus(refusal), body: JSON.stringify(errorBody(refusal)) }
}

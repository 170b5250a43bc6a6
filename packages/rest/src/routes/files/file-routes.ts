import { forbidden } from '@recto/errors'
import {
  type Archive,
  archiveFiles,
  archiveFolder,
  assertReplaceable,
  assertUploadable,
  type Files,
  importFile,
  replaceContent,
  uploadFiles,
} from '@recto/files'
import { assetKey, signAddress } from '@recto/files/assets'
import { requestSignal } from '@recto/http'
import type { Context, Result } from '@recto/pipeline'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formParts } from '../../request/form-parts.ts'
import { queryOf } from '../../request/request-to-input.ts'
import { sendData, sendResult } from '../../response/send-result.ts'
import { pipelineContext, type RestContext } from '../../rest-context.ts'
import { fileNameParameter } from '../assets/asset-headers.ts'
import { assetRoutes } from '../assets/asset-routes.ts'
import { writeRoutes } from '../collection-routes.ts'

/** What routes of files are given. */
export interface FileRoutesOptions {
  readonly rest: RestContext
}

/** `/files`: rows as in any collection, and contents by multipart. */
export async function fileRoutes(app: FastifyInstance, { rest }: FileRoutesOptions): Promise<void> {
  const { files = null } = rest
  if (files !== null) {
    assetRoutes(app, { rest, files })
    signRoute(app, { rest, files })
    importRoute(app, { rest, files })
    archiveRoutes(app, { rest, files })
  }
  await app.register(async (rows) => {
    if (files !== null) uploads(rows, { rest, files })
    writeRoutes(rows, rest, { path: '/files', collectionOf: () => 'directus_files', allowsSystem: true })
  })
}

interface UploadRoutes {
  readonly rest: RestContext
  readonly files: Files
}

/** `POST /files/:id/sign`: an address of the content that expires. */
function signRoute(app: FastifyInstance, { rest, files }: UploadRoutes): void {
  app.post<{ Params: { key: string } }>('/files/:key/sign', async (request, reply) => {
    const key = assetKey(request.params.key)
    if (key === null) throw forbidden()
    const { path, expires } = await signAddress(key, request.body, pipelineContext(request, rest), files)
    const publicUrl = (rest.info.publicUrl ?? '/').replace(/\/+$/, '')
    return sendData({ url: `${publicUrl}${path}`, expires }, reply)
  })
}

/** `POST /files/import`: a file from an address. */
function importRoute(app: FastifyInstance, { rest, files }: UploadRoutes): void {
  app.post('/files/import', async (request, reply) => {
    const context = pipelineContext(request, rest, requestSignal(request))
    return sendUploaded(await importFile({ body: request.body, query: queryOf(request) }, context, files), context, reply)
  })
}

/** `POST /assets/files` and `POST /assets/folder/:id`: files in an archive. */
function archiveRoutes(app: FastifyInstance, { rest, files }: UploadRoutes): void {
  app.post('/assets/files', async (request, reply) =>
    sendArchive(await archiveFiles(request.body, pipelineContext(request, rest), files), reply),
  )
  app.post<{ Params: { id: string } }>('/assets/folder/:id', async (request, reply) =>
    sendArchive(await archiveFolder(request.params.id, pipelineContext(request, rest), files), reply),
  )
}

function sendArchive({ fileName, content }: Archive, reply: FastifyReply): FastifyReply {
  return reply
    .headers({ 'content-type': 'application/zip', 'content-disposition': `attachment; ${fileNameParameter(fileName)}` })
    .send(content)
}

/** Forms are taken before the routes that write rows, and before no others; the rest of the requests goes on to them. */
function uploads(app: FastifyInstance, { rest, files }: UploadRoutes): void {
  // The form is read as a stream, in the hook.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined))
  app.addHook('preHandler', async (request, reply) => {
    if (!isForm(request) || (request.method !== 'POST' && request.method !== 'PATCH')) return
    const context = pipelineContext(request, rest, requestSignal(request))
    const result = request.method === 'POST' ? await upload(request, context, files) : await replace(request, context, files)
    return sendUploaded(result, context, reply)
  })
}

function isForm({ headers }: FastifyRequest): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(headers['content-type'] ?? '')
}

async function upload(request: FastifyRequest, context: Context, files: Files): Promise<Result | null> {
  await assertUploadable(context)
  return await uploadFiles({ parts: formParts(request), query: queryOf(request) }, context, files)
}

async function replace(request: FastifyRequest, context: Context, files: Files): Promise<Result | null> {
  const { key = '' } = request.params as { readonly key?: string }
  await assertReplaceable(key, context)
  return await replaceContent(key, { parts: formParts(request), query: queryOf(request) }, context, files)
}

function sendUploaded(result: Result | null, context: Context, reply: FastifyReply): FastifyReply {
  return result === null ? reply.code(204).send() : sendResult(result, context, reply)
}

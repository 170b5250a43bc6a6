import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { assertUploadable, type Files } from '@recto/files'
import { type Context, checkQuery, isAuthorized, rightsOf } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { type ExportFormat, formatFacts, storedExportName } from '@recto/transfer'
import type { FastifyInstance } from 'fastify'
import { isSet, queryOf } from '../request/request-to-input.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { type ExportRequest, exportToFile, exportToLibrary } from '../transfer/export-items.ts'
import { callerOf, notifyCaller, type TransferContext } from '../transfer/transfer.ts'
import { requireJobOwner, sendStartedJob } from './jobs.ts'

/**
 * `POST /utils/export/:collection`: a job writes the items of a query into a file. It is kept among the files of the project, and the
 * answer is empty; with `background` the answer is the job, and its file is kept until it is downloaded.
 */
export function exportRoute(app: FastifyInstance, rest: RestContext, transfer: TransferContext): void {
  app.post<{ Params: { collection: string } }>('/utils/export/:collection', async (request, reply) => {
    const context = pipelineContext(request, rest)
    const work = parseExportRequest(request.params.collection, request.body, context)
    await assertExportable(work, context)
    const library = isSet(queryOf(request)['background']) ? null : await libraryOf(context, rest)
    if (library === null) requireJobOwner(context)
    const release = transfer.exports.acquire(callerOf(context))
    const job = { kind: 'export', collection: work.collection } as const
    let file: string | null = null
    const started = transfer.jobs.start({
      ...job,
      user: context.account.user,
      async run(handle) {
        try {
          if (library === null) return await exportToFile(work, context, handle)
          file = await exportToLibrary(work, { ...context, signal: handle.signal }, { files: library, handle })
          return null
        } finally {
          release()
        }
      },
      ended: notifyCaller({ ...job, fileOf: () => file }, context, transfer),
    })
    return library === null ? sendStartedJob(started, reply) : reply.code(204).send()
  })
}

/** The files of the project, for a caller who may add to them. @throws {RectoError} SERVICE_UNAVAILABLE when none are kept, FORBIDDEN */
async function libraryOf(context: Context, { files = null }: RestContext): Promise<Files> {
  if (files === null) {
    const reason = 'No files are stored here; with ?background=true the file is fetched from the job'
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'files', reason } })
  }
  await assertUploadable(context)
  return files
}

function parseExportRequest(collection: string, body: unknown, { now }: Context): ExportRequest {
  const { query, format, file = null } = requireObject(body, 'value')
  if (query === undefined) throw invalidPayload('"query" is required')
  if (format === undefined) throw invalidPayload('"format" is required')
  if (!isFormat(format)) throw invalidPayload(`"format" must be one of [${Object.keys(formatFacts).join(', ')}]`)
  const fields = file === null ? {} : requireObject(file, 'file')
  const { filename_download: name } = fields
  const storedName = storedExportName(collection, format, now)
  const fileName = typeof name === 'string' && name !== '' ? name : storedName
  return { collection, query: { limit: -1, ...requireObject(query, 'query'), export: format }, format, fileName, storedName, fields }
}

/** Rejects before the job starts what can be rejected then. @throws {RectoError} FORBIDDEN, INVALID_QUERY */
async function assertExportable({ collection, query }: ExportRequest, context: Context): Promise<void> {
  checkQuery(query, context.platform)
  const found = findCollection(context.schema, collection)
  if (found === undefined || !isAuthorized(await rightsOf(context), 'read', found.name)) throw forbidden()
}

function isFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(formatFacts, value)
}

function requireObject(value: unknown, name: string): JsonObject {
  if (isJsonObject(value)) return value
  throw invalidPayload(`"${name}" must be of type object`)
}

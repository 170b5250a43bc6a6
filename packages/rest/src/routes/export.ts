import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import type { JobHandle, JobResult } from '@recto/jobs'
import { type Context, checkQuery, isAuthorized, type Result, rightsOf, runRequest } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { type ExportFormat, formatFacts, storedExportName, writeExport } from '@recto/transfer'
import type { FastifyInstance } from 'fastify'
import { exportFileOf } from '../response/send-export.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { countRows } from '../transfer/count-rows.ts'
import { createTemporaryFolder } from '../transfer/temporary-folder.ts'
import { callerOf, notifyCaller, type TransferContext } from '../transfer/transfer.ts'
import { requireJobOwner, sendStartedJob } from './jobs.ts'

interface ExportRequest {
  readonly collection: string
  readonly query: JsonObject
  readonly format: ExportFormat
  readonly fileName: string
}

/** `POST /utils/export/:collection`: a job writes the items of a query into a file, which is kept until it is downloaded. */
export function exportRoute(app: FastifyInstance, rest: RestContext, transfer: TransferContext): void {
  app.post<{ Params: { collection: string } }>('/utils/export/:collection', async (request, reply) => {
    const context = pipelineContext(request, rest)
    const { collection } = request.params
    const work = parseExportRequest(collection, request.body, context)
    await assertExportable(work, context)
    const release = transfer.exports.acquire(callerOf(context))
    const job = { kind: 'export', collection } as const
    const started = transfer.jobs.start({
      ...job,
      user: context.account.user,
      run: (handle) => exportToFile(work, context, handle).finally(release),
      ended: notifyCaller(job, context, transfer),
    })
    return sendStartedJob(started, reply)
  })
}

function parseExportRequest(collection: string, body: unknown, { now }: Context): ExportRequest {
  const { query, format, file } = requireObject(body, 'value')
  if (query === undefined) throw invalidPayload('"query" is required')
  if (format === undefined) throw invalidPayload('"format" is required')
  if (!isFormat(format)) throw invalidPayload(`"format" must be one of [${Object.keys(formatFacts).join(', ')}]`)
  const { filename_download: name } = file === undefined || file === null ? {} : requireObject(file, 'file')
  const fileName = typeof name === 'string' && name !== '' ? name : storedExportName(collection, format, now)
  return { collection, query: { limit: -1, ...requireObject(query, 'query'), export: format }, format, fileName }
}

/** Rejects before the job starts what can be rejected then. @throws {RectoError} FORBIDDEN, INVALID_QUERY */
async function assertExportable({ collection, query }: ExportRequest, context: Context): Promise<void> {
  requireJobOwner(context)
  checkQuery(query, context.platform)
  const found = findCollection(context.schema, collection)
  if (found === undefined || !isAuthorized(await rightsOf(context), 'read', found.name)) throw forbidden()
}

async function exportToFile(work: ExportRequest, context: Context, { signal, report }: JobHandle): Promise<JobResult> {
  const folder = await createTemporaryFolder('export')
  const path = folder.pathOf('file')
  try {
    const result = await runRequest(
      { kind: 'read', collection: work.collection, query: { ...work.query, ...countParameter(work.query) } },
      { ...context, signal },
    )
    const source = exportFileOf(result, context)?.source
    if (source === undefined) throw new RectoError('INTERNAL_SERVER_ERROR')
    const reportRows = progressReporter(expectedRows(work.query, result), report)
    const counted = countRows(source, (rows) => rows % rowsPerReport === 0 && reportRows(rows))
    await pipeline(
      Readable.from(writeExport(counted.source, work.format, { escapesFormulas: work.query['escapeFormulas'] === true }), {
        objectMode: false,
      }),
      createWriteStream(path),
      { signal },
    )
    reportRows(counted.rows())
    return { path, fileName: work.fileName, contentType: formatFacts[work.format].contentType, remove: folder.remove }
  } catch (error) {
    await folder.remove()
    throw error
  }
}

/** The number of items is read along, to compute the progress. Of groups it would be meaningless. */
function countParameter({ aggregate, groupBy }: JsonObject): JsonObject {
  return aggregate === undefined && groupBy === undefined ? { meta: 'filter_count' } : {}
}

function expectedRows({ limit, offset }: JsonObject, { meta }: Result): number | null {
  const count = meta?.filter_count
  if (count === undefined) return null
  const remaining = Math.max(0, count - (Number(offset) || 0))
  return Number(limit) >= 0 ? Math.min(remaining, Number(limit)) : remaining
}

const rowsPerReport = 500

function progressReporter(expected: number | null, report: JobHandle['report']): (rows: number) => void {
  return (rows) => {
    report({ rowsRead: rows, rowsWritten: rows, progress: expected === null || expected === 0 ? null : Math.min(1, rows / expected) })
  }
}

function isFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(formatFacts, value)
}

function requireObject(value: unknown, name: string): JsonObject {
  if (isJsonObject(value)) return value
  throw invalidPayload(`"${name}" must be of type object`)
}

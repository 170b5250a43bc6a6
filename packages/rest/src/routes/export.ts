import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { type Context, checkQuery, type Result, readableCollections, runRequest } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import type { JobHandle, JobResult } from '@recto/services'
import { type ExportFormat, type ExportSource, formatFacts, storedExportName, writeExport } from '@recto/transfer'
import type { FastifyInstance } from 'fastify'
import { contextOf, type Door } from '../door.ts'
import { fileOf } from '../send-export.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Transfer, tellCaller } from '../transfer.ts'
import { demandOwner, sendStarted } from './jobs.ts'

interface ExportWork {
  readonly collection: string
  readonly query: JsonObject
  readonly format: ExportFormat
  readonly fileName: string
}

/** `POST /utils/export/:collection`: the rows of a query as a file, made by a job and kept until it is fetched. */
export function exportRoute(app: FastifyInstance, door: Door, transfer: Transfer): void {
  app.post('/utils/export/:collection', async (request, reply) => {
    const context = contextOf(request, door)
    const { collection } = request.params as { readonly collection: string }
    const work = exportWork(collection, request.body, context)
    await demandExportable(work, context)
    const release = transfer.exports.take()
    const about = { kind: 'export', collection } as const
    const job = transfer.jobs.start({
      ...about,
      user: context.account.user,
      run: (handle) => exportToFile(work, context, handle).finally(release),
      ended: tellCaller(about, context, transfer),
    })
    return sendStarted(job, reply)
  })
}

function exportWork(collection: string, body: unknown, { now }: Context): ExportWork {
  const { query, format, file } = objectIn(body, 'value')
  if (query === undefined) throw invalidPayload('"query" is required')
  if (format === undefined) throw invalidPayload('"format" is required')
  if (!isFormat(format)) throw invalidPayload(`"format" must be one of [${Object.keys(formatFacts).join(', ')}]`)
  const { filename_download: name } = file === undefined || file === null ? {} : objectIn(file, 'file')
  const fileName = typeof name === 'string' && name !== '' ? name : storedExportName(collection, format, now)
  return { collection, query: { limit: -1, ...objectIn(query, 'query'), export: format }, format, fileName }
}

/** What can be said at once is said at once. @throws {RectoError} FORBIDDEN, INVALID_QUERY */
async function demandExportable({ collection, query }: ExportWork, context: Context): Promise<void> {
  demandOwner(context)
  checkQuery(query, context.platform)
  const found = findCollection(context.schema, collection)
  if (found === undefined || !(await readableCollections(context)).includes(found)) throw forbidden()
}

async function exportToFile(work: ExportWork, context: Context, { signal, report }: JobHandle): Promise<JobResult> {
  const folder = await temporaryFolder('export')
  const path = folder.pathOf('file')
  try {
    const result = await runRequest(
      { kind: 'read', collection: work.collection, query: { ...work.query, ...counted(work.query) } },
      { ...context, signal },
    )
    const source = fileOf(result, context)?.source
    if (source === undefined) throw new RectoError('INTERNAL_SERVER_ERROR')
    const tell = reporter(expectedRows(work.query, result), report)
    const { source: items, taken } = watched(source, (rows) => rows % reportRows === 0 && tell(rows))
    await pipeline(Readable.from(writeExport(items, work.format), { objectMode: false }), createWriteStream(path), { signal })
    tell(taken())
    return { path, fileName: work.fileName, contentType: formatFacts[work.format].contentType, remove: folder.remove }
  } catch (error) {
    await folder.remove()
    throw error
  }
}

/** How many rows there are is asked along, for the progress; of groups it would say nothing. */
function counted({ aggregate, groupBy }: JsonObject): JsonObject {
  return aggregate === undefined && groupBy === undefined ? { meta: 'filter_count' } : {}
}

function expectedRows({ limit, offset }: JsonObject, { meta }: Result): number | null {
  const count = meta?.filter_count
  if (count === undefined) return null
  const left = Math.max(0, count - (Number(offset) || 0))
  return Number(limit) >= 0 ? Math.min(left, Number(limit)) : left
}

/** Rows between two reports: nobody asks that often. */
const reportRows = 500

function reporter(expected: number | null, report: JobHandle['report']): (rows: number) => void {
  return (rows) => {
    report({ rowsRead: rows, rowsWritten: rows, progress: expected === null || expected === 0 ? null : Math.min(1, rows / expected) })
  }
}

/** Items are counted as they are taken; closing what comes of it closes them. */
function watched(source: ExportSource, onRow: (rows: number) => void): { readonly source: ExportSource; taken(): number } {
  if (source.kind === 'document') return { source, taken: () => [source.data].flat().length }
  let rows = 0
  const watch = (): AsyncIterator<string> => {
    const iterator = source.items[Symbol.asyncIterator]()
    const next = async (): Promise<IteratorResult<string>> => {
      const item = await iterator.next()
      if (item.done !== true) onRow(++rows)
      return item
    }
    const close = async (): Promise<IteratorResult<string>> => {
      await iterator.return?.()
      return { done: true, value: undefined }
    }
    return { next, return: close }
  }
  return { source: { ...source, items: { [Symbol.asyncIterator]: watch } }, taken: () => rows }
}

function isFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(formatFacts, value)
}

function objectIn(value: unknown, name: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  throw invalidPayload(`"${name}" must be of type object`)
}

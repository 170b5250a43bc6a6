import { createReadStream, createWriteStream } from 'node:fs'
import { parse } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { RectoError } from '@recto/errors'
import { createFile, type Files } from '@recto/files'
import type { JobHandle, JobResult } from '@recto/jobs'
import { type Context, type Result, runRequest } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { type ExportFormat, formatFacts, writeExport } from '@recto/transfer'
import { exportFileOf } from '../response/send-export.ts'
import { countRows } from './count-rows.ts'
import { createTemporaryFolder } from './temporary-folder.ts'

/** What is exported, and into which file. */
export interface ExportRequest {
  readonly collection: string
  readonly query: JsonObject
  readonly format: ExportFormat
  /** The name to download it by. */
  readonly fileName: string
  /** The name it has unless its caller chose one: `export-books-20261121-194603.csv`. */
  readonly storedName: string
  /** Fields of the file: folder, storage, title … */
  readonly fields: JsonObject
}

interface Library {
  readonly files: Files
  readonly handle: JobHandle
}

/** Exports into a file of the project, by the rights of the caller, and gives its key. @throws {RectoError} as any read and any upload */
export async function exportToLibrary(work: ExportRequest, context: Context, { files, handle }: Library): Promise<string> {
  // First as a whole: a storage may be slower than a session of the database may be held.
  const { path, contentType, remove } = await exportToFile(work, context, handle)
  try {
    const fields = { title: parse(work.storedName).name, ...work.fields }
    const content = createReadStream(path)
    return await createFile({ name: work.storedName, type: contentType, fields, content }, context, files)
  } finally {
    await remove()
  }
}

/** Exports into a temporary file. @throws {RectoError} as any read */
export async function exportToFile(work: ExportRequest, context: Context, { signal, report }: JobHandle): Promise<JobResult> {
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

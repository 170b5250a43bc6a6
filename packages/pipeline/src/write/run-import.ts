import { forbidden, invalidPayload, RectoError } from '@recto/errors'
import { type Collection, findCollection } from '@recto/schema'
import { rightsOf } from '../access/rights-of.ts'
import type { Context } from '../context.ts'
import { authorizeWrite } from './authorize/authorize-write.ts'
import { isWritable } from './authorize/require-writable.ts'
import { commit } from './commit.ts'
import { importError, type RowError } from './execute/import-report.ts'
import { type Chunk, importChunk } from './execute/import-rows.ts'
import { toWriteError } from './to-write-error.ts'
import { createPlanContext, type WriteContext } from './write-context.ts'

/** Rows written with one statement. */
const chunkRows = 200

/** Rows to be imported into a collection. */
export interface ImportInput {
  readonly collection: string
  /** The rows from their beginning. Called again when the transaction is tried again. */
  rows(): AsyncIterable<unknown>
  /** Nothing is kept; it only shows what would happen. @default false */
  readonly isDryRun?: boolean
  /** Errors after which the import stops. @default 1000 */
  readonly errorsMax?: number
  /** How long it may take; `0`: without limit. @default one hour */
  readonly timeoutMs?: number
  /** Called after each batch of rows. */
  onProgress?(progress: ImportProgress): void
}

/** How far an import is. When the transaction is tried again, it starts anew. */
export interface ImportProgress {
  readonly rowsRead: number
  /** Rows that fit; they are kept only if all do. */
  readonly rowsWritten: number
  readonly errorCount: number
}

/** The result of an import. */
export interface ImportSummary {
  readonly rows: number
}

/**
 * Imports rows into a collection in one transaction: those whose key exists are changed, the others created. A single
 * error rolls all of it back. What is held in memory does not grow with the rows, unless someone listens to each.
 * @throws {RectoError} the errors of the rows, gathered by field and rule with the rows they are about; OUT_OF_TIME; FORBIDDEN
 */
export async function runImport(input: ImportInput, context: Context): Promise<ImportSummary> {
  const collection = importableCollection(input.collection, context)
  const rights = await rightsOf(context)
  if (collection.isSystem && !rights.isAdmin) throw forbidden()
  try {
    const rows = await commit(createPlanContext(context, rights), {
      async execute(write) {
        for (const action of ['create', 'update'] as const) await authorizeWrite(write, collection, action)
        return await importAll(write, collection, input)
      },
      answer: (imported) => imported,
      isRolledBack: input.isDryRun === true,
    })
    return { rows }
  } catch (error) {
    throw await toWriteError(error, context)
  }
}

function importableCollection(name: string, { schema }: Context): Collection {
  const collection = findCollection(schema, name)
  if (collection === undefined || !isWritable(collection, 'insert')) throw forbidden()
  return collection
}

async function importAll(write: WriteContext, collection: Collection, input: ImportInput): Promise<number> {
  const { errorsMax = 1000, timeoutMs = 3_600_000 } = input
  const { signal } = write.context
  const began = performance.now()
  const errors: RowError[] = []
  let rows = 0
  let misfits = 0
  for await (const chunk of inChunks(input.rows())) {
    if (signal?.aborted === true)
      throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'import', reason: 'It was cancelled' } })
    if (timeoutMs > 0 && performance.now() - began > timeoutMs) throw outOfTime(timeoutMs)
    if (collection.isSingleton && rows + chunk.rows.length > 1) throw severalForSingleton(collection)
    const found = await importChunk(write, collection, chunk)
    errors.push(...found)
    dropUnheard(write)
    rows += chunk.rows.length
    misfits += new Set(found.map(({ row }) => row)).size
    input.onProgress?.({ rowsRead: rows, rowsWritten: rows - misfits, errorCount: errors.length })
    if (errors.length >= errorsMax) break
  }
  if (errors.length > 0) throw importError(errors.slice(0, errorsMax))
  return rows
}

/** Keeps one event per collection where nobody listens, to invalidate caches. */
function dropUnheard({ log, context }: WriteContext): void {
  const { events } = context.platform
  const met = new Set<unknown>()
  const kept = log.events.filter((event) => {
    const isNew = !met.has(event.meta['collection'])
    met.add(event.meta['collection'])
    return isNew || events.hasActions(event.events)
  })
  log.events.splice(0, log.events.length, ...kept)
}

async function* inChunks(rows: AsyncIterable<unknown>): AsyncGenerator<Chunk> {
  let start = 1
  let chunk: unknown[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < chunkRows) continue
    yield { start, rows: chunk }
    start += chunk.length
    chunk = []
  }
  if (chunk.length > 0) yield { start, rows: chunk }
}

function severalForSingleton({ name }: Collection): RectoError {
  return invalidPayload(`Cannot import multiple records into singleton collection ${name}`)
}

const units = [
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: 60_000 },
  { name: 'second', ms: 1000 },
] as const

function outOfTime(timeoutMs: number): RectoError {
  const unit = units.find(({ ms }) => timeoutMs % ms === 0)
  const count = unit === undefined ? timeoutMs / 1000 : timeoutMs / unit.ms
  const duration = `${count} ${unit?.name ?? 'second'}${count === 1 ? '' : 's'}`
  return new RectoError('OUT_OF_TIME', { extensions: { category: 'Import', duration } })
}

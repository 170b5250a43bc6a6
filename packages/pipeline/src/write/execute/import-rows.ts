import { invalidPayload, RectoError } from '@recto/errors'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { toAnswerableError } from '../../read/execute/execute-read.ts'
import { openWrite } from '../commit.ts'
import { payloadKey } from '../parse/payload-key.ts'
import { planCreate } from '../plan/plan-create.ts'
import { isPayload } from '../plan/split-payload.ts'
import { recordChanges } from '../record/record-changes.ts'
import type { WriteContext } from '../write-context.ts'
import { encodeValue } from './encode-value.ts'
import { executeCreate, updateEach } from './execute-steps.ts'
import { lockExisting } from './existing-keys.ts'
import type { RowError } from './import-report.ts'
import type { EncodedKey } from './stored-key.ts'

/** Rows of a file, one after the other, counted from `start`. */
export interface Chunk {
  readonly start: number
  readonly rows: readonly unknown[]
}

/**
 * Writes some rows inside the transaction of an import: those whose key exists are changed, the others created.
 * When they cannot be written together each is written alone, to find the one with the error.
 * @throws {RectoError} an error that is about no field
 */
export async function importChunk(write: WriteContext, collection: Collection, chunk: Chunk): Promise<readonly RowError[]> {
  const problem = await attempt(write, collection, chunk.rows)
  if (problem === null) return []
  if (chunk.rows.length === 1) return errorsOf(chunk.start, problem)
  const errors: RowError[] = []
  for (const [index, row] of chunk.rows.entries()) {
    const one = await attempt(write, collection, [row])
    if (one !== null) errors.push(...errorsOf(chunk.start + index, one))
  }
  return errors
}

/** `null`: all were written. Otherwise none was. */
async function attempt(write: WriteContext, collection: Collection, rows: readonly unknown[]): Promise<RectoError | null> {
  const { context, session } = write
  try {
    const log = await session.connection.transaction(async (connection) => {
      const chunk: WriteContext = openWrite(write, connection)
      await writeRows(chunk, collection, rows)
      await recordChanges(chunk.log, chunk)
      return chunk.log
    })
    write.log.events.push(...log.events)
    return null
  } catch (error) {
    return toAnswerableError(error, context)
  }
}

/** A key that comes twice is created by its first row and changed by the next, so those wait until the others are created. */
async function writeRows(write: WriteContext, collection: Collection, rows: readonly unknown[]): Promise<void> {
  const payloads = rows.map(payloadOf)
  const keyed = payloads.map((payload) => ({ payload, key: keyOf(collection, payload) }))
  const known = new Set(
    (
      await lockExisting(
        write.session,
        collection,
        keyed.flatMap(({ key }) => (key === null ? [] : [key])),
      )
    ).map(printKey),
  )
  const created: unknown[] = []
  const changed: typeof keyed = []
  for (const one of keyed) {
    const name = one.key === null ? null : printKey(one.key)
    if (name !== null && known.has(name)) changed.push(one)
    else created.push(one.payload)
    if (name !== null) known.add(name)
  }
  if (created.length > 0) await executeCreate(write, await planCreate(write, { collection, payloads: created, path: [] }))
  const items = changed.flatMap(({ payload, key }) => (key === null ? [] : [{ key, payload, path: [] }]))
  await updateEach(write, { collection, items })
}

/** An invalid key is reported as an error of its row. */
function keyOf(collection: Collection, payload: Readonly<Record<string, unknown>>): EncodedKey | null {
  for (const name of collection.primaryKey) {
    const field = collection.fields.get(name)
    if (field !== undefined && payload[name] !== '') encodeValue(field, payload[name])
  }
  return payloadKey(collection, payload)
}

function payloadOf(row: unknown): Readonly<Record<string, unknown>> {
  if (isPayload(row)) return row
  throw invalidPayload('Every row has to be an object')
}

function errorsOf(row: number, error: RectoError): readonly RowError[] {
  const ofFields = error.all.filter(({ extensions }) => typeof extensions['field'] === 'string')
  if (ofFields.length === 0) throw inRow(row, error)
  return ofFields.map((one) => ({ row, error: one }))
}

/** An error about no field ends the import at once; its extensions name the row. */
function inRow(row: number, error: RectoError): RectoError {
  const extensions = { ...error.extensions, rows: [{ type: 'lines', rows: [row] }] }
  return new RectoError(error.code, { message: error.message, extensions, cause: error.cause })
}

import type { Connection, Dialect } from '@recto/dialects'
import type { Collection } from '@recto/schema'
import { insertStatement, keptSizesOf } from './insert-statement.ts'
import { type EncodedRow, type KeyValues, keyFields } from './write-statements.ts'

/** What statements are run with. */
export interface Session {
  readonly connection: Connection
  readonly dialect: Dialect
}

/** Rows to be inserted. */
export interface NewRows {
  readonly rows: readonly EncodedRow[]
  /** Keys the engine makes need not be fetched: they are then missing. @default true */
  readonly isKeyWanted?: boolean
}

/**
 * Inserts rows in as few statements as the engine allows, and gives their keys in the same order. A table without a key
 * gives none: the list is empty.
 */
export async function insertRows(
  { connection, dialect }: Session,
  collection: Collection,
  { rows, isKeyWanted = true }: NewRows,
): Promise<readonly KeyValues[]> {
  const keys: KeyValues[] = new Array<KeyValues>(rows.length)
  for (const batch of batchesOf(dialect, collection, rows)) {
    let done = 0
    for (const size of sizesOf(dialect, batch)) {
      const found = await insertBatch({ connection, dialect }, collection, { rows: batch.rows.slice(done, done + size), isKeyWanted })
      found.forEach((key, index) => {
        keys[batch.positions[done + index] ?? 0] = key
      })
      done += size
    }
  }
  return collection.primaryKey.length === 0 ? [] : keys
}

interface Batch {
  readonly rows: EncodedRow[]
  /** Where each row stands in the whole list. */
  readonly positions: number[]
}

/** Rows with the same columns share a statement, up to what one statement can hold. */
function batchesOf(dialect: Dialect, collection: Collection, rows: readonly EncodedRow[]): readonly Batch[] {
  const open = new Map<string, Batch>()
  const batches: Batch[] = []
  rows.forEach((row, position) => {
    const columns = Object.keys(row)
    const shape = columns.join('\u0000')
    const most = columns.length > 0 && hasKnowableKey(collection, row) ? rowsAtMost(dialect, columns.length) : 1
    const current = open.get(shape)
    if (current !== undefined && current.rows.length < most) {
      current.rows.push(row)
      current.positions.push(position)
    } else {
      const batch = { rows: [row], positions: [position] }
      open.set(shape, batch)
      batches.push(batch)
    }
  })
  return batches
}

function rowsAtMost({ limits }: Dialect, columns: number): number {
  return Math.min(limits.rowsPerInsert, Math.floor(limits.parametersPerStatement / columns))
}

/** Asking an embedded engine often costs nothing, and statements it knows already are faster than large ones it doesn't. */
function sizesOf({ supports }: Dialect, { rows }: Batch): readonly number[] {
  return supports.isEmbedded ? keptSizesOf(rows.length, embeddedRowsMax) : [rows.length]
}

const embeddedRowsMax = 100

/** Whether keys can be told apart when many rows are inserted at once: sent along, or counted up by the engine. */
function hasKnowableKey(collection: Collection, row: EncodedRow): boolean {
  return keyFields(collection).every((field) => (row[field.name] ?? null) !== null || field.column?.isAutoIncrement === true)
}

async function insertBatch(session: Session, collection: Collection, { rows, isKeyWanted }: NewRows): Promise<readonly KeyValues[]> {
  const { connection, dialect } = session
  const fields = keyFields(collection)
  const isSent = rows.every((row) => fields.every((field) => (row[field.name] ?? null) !== null))
  const returning = !isSent && isKeyWanted === true && dialect.supports.returning
  const statement = insertStatement(dialect, collection, { rows, returning })
  if (returning) return inOrder(collection, await connection.rows(statement), rows)
  const { insertId } = await connection.execute(statement)
  return rows.map((row, index) =>
    fields.map(
      (field) => row[field.name] ?? (field.column?.isAutoIncrement === true && insertId !== undefined ? counted(insertId, index) : null),
    ),
  )
}

/** RETURNING promises no order; numbers counted up do. */
function inOrder(collection: Collection, returned: readonly Record<string, unknown>[], rows: readonly EncodedRow[]): readonly KeyValues[] {
  const counter = keyFields(collection).find((field) => field.column?.isAutoIncrement === true && (rows[0]?.[field.name] ?? null) === null)
  const sorted = counter === undefined ? returned : [...returned].sort((a, b) => compareNumbers(a[counter.name], b[counter.name]))
  return sorted.map((row) => collection.primaryKey.map((name) => toKeyValue(row[name])))
}

function compareNumbers(a: unknown, b: unknown): number {
  const difference = BigInt(String(a)) - BigInt(String(b))
  return difference < 0n ? -1 : Number(difference > 0n)
}

/** MySQL reports the first key of a statement; the others follow it (innodb_autoinc_lock_mode: simple inserts are consecutive). */
function counted(first: number | string, index: number): number | string {
  const key = BigInt(first) + BigInt(index)
  return key <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(key) : key.toString()
}

function toKeyValue(value: unknown): string | number {
  return typeof value === 'number' ? value : String(value)
}

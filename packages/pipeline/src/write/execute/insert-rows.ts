import { compile, type Dialect, type Statement } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'
import { printKey } from '@recto/query'
import type { Collection, Field } from '@recto/schema'
import { keyFields } from '@recto/schema'
import { advanceSequences } from './advance-sequences.ts'
import { withDefaultKeys } from './default-keys.ts'
import type { EncodedValue } from './encode-value.ts'
import { lockExisting } from './existing-keys.ts'
import { insertListStatement } from './insert-list.ts'
import { insertStatement, keptSizesOf } from './insert-statement.ts'
import { isTriggered, notStored } from './row-counts.ts'
import type { Session } from './session.ts'
import type { EncodedKey } from './stored-key.ts'
import { isStoredAsSent, storedKey } from './stored-key.ts'
import { type EncodedRow, namedByText } from './write-statements.ts'

/** Rows to be inserted. */
export interface NewRows {
  readonly rows: readonly EncodedRow[]
  /** `false`: generated keys are not fetched, and are missing from the result. @default true */
  readonly isKeyWanted?: boolean
}

/**
 * Inserts rows in as few statements as the engine allows, and gives their keys in the same order. A table without a key
 * gives none: the list is empty.
 */
export async function insertRows(
  session: Session,
  collection: Collection,
  { rows, isKeyWanted = true }: NewRows,
): Promise<readonly EncodedKey[]> {
  const keyed = await withDefaultKeys(session, collection, alike(collection, rows))
  const keys: EncodedKey[] = new Array<EncodedKey>(rows.length)
  for (const batch of batchesOf(session.dialect, collection, keyed)) {
    const found = await insertBatch(session, collection, { rows: batch.rows, isKeyWanted })
    found.forEach((key, index) => {
      keys[batch.positions[index] ?? 0] = key
    })
  }
  await advanceSequences(session, collection, keyed)
  return collection.primaryKey.length === 0 ? [] : keys
}

/** Rows with the columns of all of them, where leaving one out means NULL anyway: such rows share a statement. */
function alike(collection: Collection, rows: readonly EncodedRow[]): readonly EncodedRow[] {
  const [first] = rows
  if (first === undefined || isTriggered(collection, 'insert') || rows.every((row) => isSameList(Object.keys(row), Object.keys(first))))
    return rows
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const optional = names.filter((name) => {
    const column = collection.fields.get(name)?.column
    return column?.isNullable === true && column.defaultExpression === null && !column.isAutoIncrement && !column.isPrimaryKey
  })
  const blank = Object.fromEntries(optional.map((name) => [name, null]))
  return rows.map((row) => inOrderOf(names, { ...blank, ...row }))
}

function inOrderOf(names: readonly string[], row: EncodedRow): EncodedRow {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : [])))
}

interface Batch {
  readonly rows: EncodedRow[]
  /** The position of each row in the whole list. */
  readonly positions: number[]
}

/**
 * Rows with the same columns share a statement, up to what one statement can hold. Keys that the engine counts rise in the
 * order of the rows: of those only neighbors share one.
 */
function batchesOf(dialect: Dialect, collection: Collection, rows: readonly EncodedRow[]): readonly Batch[] {
  const keys = keyFields(collection)
  const open = new Map<string, Batch>()
  const batches: Batch[] = []
  let shape = { columns: [] as readonly string[], text: '', most: 1 }
  rows.forEach((row, position) => {
    const columns = Object.keys(row)
    if (!isSameList(columns, shape.columns)) shape = { columns, text: columns.join('\u0000'), most: rowsAtMost(dialect, columns.length) }
    const most = columns.length > 0 && hasKnowableKey(keys, row) ? shape.most : 1
    if (!isSent(keys, row) && open.size > 0 && !open.has(shape.text)) open.clear()
    const current = open.get(shape.text)
    if (current !== undefined && current.rows.length < most) {
      current.rows.push(row)
      current.positions.push(position)
    } else {
      const batch = { rows: [row], positions: [position] }
      open.set(shape.text, batch)
      batches.push(batch)
    }
  })
  return batches
}

function isSent(keys: readonly Field[], row: EncodedRow): boolean {
  return keys.every((field) => (row[field.name] ?? null) !== null)
}

function isSameList(list: readonly string[], other: readonly string[]): boolean {
  return list.length === other.length && list.every((element, index) => element === other[index])
}

function rowsAtMost({ limits, expressions }: Dialect, columns: number): number {
  if (expressions.rowList !== undefined) return rowsPerList
  return Math.min(limits.rowsPerInsert, Math.floor(limits.parametersPerStatement / columns))
}

/** Rows bound as one list. */
const rowsPerList = 10_000

/** Whether the keys of many rows inserted at once can be matched to the rows: stored as they were sent, or consecutive. */
function hasKnowableKey(keys: readonly Field[], row: EncodedRow): boolean {
  return keys.every((field) => ((row[field.name] ?? null) === null ? field.column?.isAutoIncrement === true : isStoredAsSent(field)))
}

interface WantedRows {
  readonly rows: readonly EncodedRow[]
  readonly isKeyWanted: boolean
}

/** Few rows are bound value by value: such statements are short, and already prepared. */
async function insertBatch(session: Session, collection: Collection, { rows, isKeyWanted }: WantedRows): Promise<readonly EncodedKey[]> {
  const returning = isKeyWanted && isReturned(session.dialect, collection, rows) && !(await isCounted(session, collection, rows))
  const list = rows.length > 1 ? insertListStatement(session.dialect, collection, { rows, returning }) : null
  if (list !== null) return runInsert(session, collection, { statement: list, rows, returning })
  const keys: EncodedKey[] = []
  for (const size of sizesOf(session.dialect, rows)) {
    const some = rows.slice(keys.length, keys.length + size)
    const statement = insertStatement(session.dialect, collection, { rows: some, returning })
    keys.push(...(await runInsert(session, collection, { statement, rows: some, returning })))
  }
  return keys
}

/** Where lists can be bound, the few rows that can't be one go into statements of prepared sizes. */
function sizesOf({ limits, expressions }: Dialect, rows: readonly EncodedRow[]): readonly number[] {
  if (expressions.rowList === undefined) return [rows.length]
  const columns = Object.keys(rows[0] ?? {}).length
  return keptSizesOf(rows.length, Math.min(100, Math.floor(limits.parametersPerStatement / Math.max(1, columns))))
}

/** Keys that are stored as they were sent need not be returned, unless a trigger may change them. */
function isReturned({ supports }: Dialect, collection: Collection, rows: readonly EncodedRow[]): boolean {
  if (!supports.returning || (collection.isSystem && supports.insertId !== null)) return false
  if (isTriggered(collection, 'insert')) return true
  return !keyFields(collection).every((field) => isStoredAsSent(field) && rows.every((row) => (row[field.name] ?? null) !== null))
}

/** Rows from which on checking that keys are consecutive costs less than returning each of them. */
const countedMin = 50

async function isCounted(
  { connection, dialect }: Session,
  { table, primaryKey }: Collection,
  rows: readonly EncodedRow[],
): Promise<boolean> {
  const { assignsConsecutiveKeys: countsInTurn } = dialect.expressions
  const [key, ...others] = primaryKey
  if (countsInTurn === undefined || rows.length < countedMin || table === null || key === undefined || others.length > 0) return false
  if (rows.some((row) => (row[key] ?? null) !== null)) return false
  return (await connection.text(namedByText(compile(dialect, countsInTurn(table, key))))) === '1'
}

interface Insert {
  readonly statement: Statement
  readonly rows: readonly EncodedRow[]
  readonly returning: boolean
}

async function runInsert(session: Session, collection: Collection, insert: Insert): Promise<readonly EncodedKey[]> {
  const { statement, rows, returning } = insert
  if (returning) return inOrder(collection, await session.connection.rows(statement), rows)
  const { insertId } = await session.connection.execute(statement)
  const keys = await reportedKeys(session, collection, { rows, insertId })
  return collection.isSystem ? keys : await confirmedKeys(session, collection, keys)
}

/** Keys as they were sent, or as the engine reports them for a whole statement. */
async function reportedKeys(
  { connection, dialect }: Session,
  collection: Collection,
  { rows, insertId }: { readonly rows: readonly EncodedRow[]; readonly insertId: number | string | undefined },
): Promise<readonly EncodedKey[]> {
  const { keyStep } = dialect.expressions
  const step =
    rows.length === 1 || insertId === undefined || keyStep === undefined ? 1 : Number(await connection.text(compile(dialect, keyStep)))
  const start = dialect.supports.insertId === 'last' ? 1 - rows.length : 0
  const fields = keyFields(collection)
  const generated = (field: Field, index: number): EncodedValue =>
    field.column?.isAutoIncrement === true && insertId !== undefined ? counted(insertId, (start + index) * step) : null
  return rows.map((row, index) => fields.map((field) => row[field.name] ?? generated(field, index)))
}

/**
 * Keys whose stored form may differ from the one sent are looked up, and so is every row that a trigger may have changed or
 * kept out.
 * @throws {RectoError} INVALID_PAYLOAD when a row is not there
 */
async function confirmedKeys(session: Session, collection: Collection, keys: readonly EncodedKey[]): Promise<readonly EncodedKey[]> {
  const isSure = !isTriggered(collection, 'insert') && keyFields(collection).every(isStoredAsSent)
  const [key] = keys
  if (isSure || key === undefined || key.length === 0 || key.includes(null)) return keys
  const found = await lockExisting(session, collection, keys)
  if (found.length < keys.length) throw notStored(collection, keys.length - found.length)
  return found
}

/** RETURNING guarantees no order; auto-increment keys are in the order of the rows. */
function inOrder(collection: Collection, returned: readonly Record<string, unknown>[], rows: readonly EncodedRow[]): readonly EncodedKey[] {
  if (returned.length < rows.length) throw notStored(collection, rows.length - returned.length)
  const keys = returned.map((row) => storedKey(collection, row))
  // A trigger that writes instead of a view tells no key that the table behind it made.
  if (collection.kind === 'view' && keys.some((key) => key.includes(null)))
    throw invalidPayload(`A new item of view "${collection.name}" needs its key`)
  const place = keyFields(collection).findIndex(
    (field) => field.column?.isAutoIncrement === true && (rows[0]?.[field.name] ?? null) === null,
  )
  return place === -1 ? asSent(collection, keys, rows) : keys.sort((a, b) => compareNumbers(a[place], b[place]))
}

/** Keys that were sent are in the order of the rows; others, which a trigger chose, in the order of the answer. */
function asSent(collection: Collection, keys: readonly EncodedKey[], rows: readonly EncodedRow[]): readonly EncodedKey[] {
  if (keys.length < 2) return keys
  const byText = new Map(keys.map((key) => [printKey(key), key]))
  const sent = rows.map((row) => byText.get(printKey(collection.primaryKey.map((name) => row[name])))).filter((key) => key !== undefined)
  return sent.length === keys.length ? sent : keys
}

function compareNumbers(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const difference = BigInt(String(a)) - BigInt(String(b))
  return difference < 0n ? -1 : Number(difference > 0n)
}

/** The keys of one statement follow one another (MySQL, innodb_autoinc_lock_mode: simple inserts are consecutive). */
function counted(first: number | string, index: number): number | string {
  if (typeof first === 'number' && Number.isSafeInteger(first + index)) return first + index
  const key = BigInt(first) + BigInt(index)
  return key <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(key) : key.toString()
}

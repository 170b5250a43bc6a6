import type { Statement as Prepared } from 'better-sqlite3'
import type { ExecuteResult } from '../../connection.ts'
import type { Statement } from '../../sql.ts'
import { boundValues } from './bound-values.ts'

/** The first column of the first row. */
export function firstText(prepared: Prepared<unknown[]>, statement: Statement): string | null {
  return textOrNull(prepared.raw(true).get(...boundValues(statement)))
}

/** The first column of each row. */
export function allTexts(prepared: Prepared<unknown[]>, statement: Statement): string[] {
  return prepared
    .raw(true)
    .all(...boundValues(statement))
    .map((row) => textOrNull(row) ?? 'null')
}

/** The first column of each row, as it is asked for. */
export function* eachText(prepared: Prepared<unknown[]>, statement: Statement): Generator<string> {
  for (const row of prepared.raw(true).iterate(...boundValues(statement))) yield textOrNull(row) ?? 'null'
}

/** The rows as objects. */
export function allRows<Row>(prepared: Prepared<unknown[]>, statement: Statement): Row[] {
  if (!prepared.reader) {
    prepared.run(...boundValues(statement))
    return []
  }
  const all = () => prepared.raw(false).all(...boundValues(statement)) as Record<string, unknown>[]
  if (prepared.readonly) {
    const rows = all()
    if (!rows.some(hasLargeNumber)) return rows as Row[]
  }
  prepared.safeIntegers(true)
  try {
    const rows = all()
    for (const row of rows) narrowIntegers(row)
    return rows as Row[]
  } finally {
    prepared.safeIntegers(false)
  }
}

/** A number that may have lost digits: what only reads is then read again. */
function hasLargeNumber(row: Readonly<Record<string, unknown>>): boolean {
  for (const name in row) if (typeof row[name] === 'number' && Math.abs(row[name]) > Number.MAX_SAFE_INTEGER) return true
  return false
}

/** Whole numbers beyond 2^53 stay exact as strings, as other drivers give them. */
function narrowIntegers(row: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'bigint') row[name] = narrowed(value)
  }
}

function narrowed(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
}

/** Runs a statement for what it changes. */
export function execute(prepared: Prepared<unknown[]>, statement: Statement): ExecuteResult {
  if (prepared.reader) {
    prepared.all(...boundValues(statement))
    return { affectedRows: 0 }
  }
  const { changes, lastInsertRowid } = prepared.safeIntegers(true).run(...boundValues(statement))
  prepared.safeIntegers(false)
  return { affectedRows: changes, insertId: narrowed(BigInt(lastInsertRowid)) }
}

function textOrNull(row: unknown): string | null {
  const value: unknown = Array.isArray(row) ? row[0] : null
  return value === null || value === undefined ? null : String(value)
}

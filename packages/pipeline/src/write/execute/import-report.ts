import { RectoError } from '@recto/errors'

/** An error of one row. */
export interface RowError {
  /** Counted from 1. */
  readonly row: number
  readonly error: RectoError
}

interface Group {
  readonly error: RectoError
  readonly facts: Readonly<Record<string, unknown>>
  readonly rows: number[]
}

/** Consecutive rows from which on they are reported as a range. */
const rangeRows = 4

/** One error to throw for all errors of an import: one for each field and rule, with the rows that break it. */
export function importError(errors: readonly RowError[]): RectoError {
  const groups = new Map<string, Group>()
  for (const { row, error } of errors) {
    const { field, type, valid, invalid, substring } = error.extensions
    const facts = Object.fromEntries(Object.entries({ field, type, valid, invalid, substring }).filter(([, fact]) => fact !== undefined))
    const key = JSON.stringify([error.code, facts])
    const group = groups.get(key) ?? { error, facts, rows: [] }
    if (group.rows.at(-1) !== row) group.rows.push(row)
    groups.set(key, group)
  }
  const all = [...groups.values()].map(
    ({ error, facts, rows }) =>
      new RectoError(error.code, { message: error.message, extensions: { ...facts, rows: rowRanges(rows) }, cause: error.cause }),
  )
  const [first] = all
  if (first === undefined) throw new RangeError('An import without errors has no report.')
  return new RectoError(first.code, { message: first.message, extensions: first.extensions, cause: first.cause, all })
}

type RowRange =
  | { readonly type: 'range'; readonly start: number; readonly end: number }
  | { readonly type: 'lines'; readonly rows: readonly number[] }

function rowRanges(rows: readonly number[]): RowRange[] {
  const runs: number[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === row - 1) run.push(row)
    else runs.push([row])
  }
  const ranges = runs.filter((run) => run.length >= rangeRows)
  const lines = runs.filter((run) => run.length < rangeRows).flat()
  const reported = ranges.map((run): RowRange => ({ type: 'range', start: run[0] ?? 0, end: run.at(-1) ?? 0 }))
  return lines.length === 0 ? reported : [...reported, { type: 'lines', rows: lines }]
}

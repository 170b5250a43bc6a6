import type { EnvironmentVariable } from './variable.ts'

/**
 * Why a variable does nothing. `not yet`: the part it configures is still to come, so setting it logs a warning.
 * `accepted`: Recto has no use for it, and takes it so that existing configurations keep working.
 */
export type Unsupported = 'not yet' | 'accepted'

type Rows = Readonly<Record<string, EnvironmentVariable>>

/** Marks variables of parts that are still to come. */
export function notYet<const Table extends Rows>(rows: Table): Table {
  return mark(rows, 'not yet')
}

/** Marks variables that are accepted for compatibility. */
export function accepted<const Table extends Rows>(rows: Table): Table {
  return mark(rows, 'accepted')
}

function mark<Table extends Rows>(rows: Table, unsupported: Unsupported): Table {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { ...row, unsupported }])) as Table
}

import type { Unsupported, VariableTable } from './variable.ts'

/** Marks variables of parts that are still to come. */
export function notYet<const Table extends VariableTable>(rows: Table): Table {
  return mark(rows, 'not yet')
}

/** Marks variables that are accepted for compatibility. */
export function accepted<const Table extends VariableTable>(rows: Table): Table {
  return mark(rows, 'accepted')
}

function mark<Table extends VariableTable>(rows: Table, unsupported: Unsupported): Table {
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { ...row, unsupported }])) as Table
}

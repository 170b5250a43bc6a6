import { raw, type Sql, sql } from '@recto/dialects'
import type { FieldType } from '@recto/protocol'
import { isTextField } from '../plan/column-shape.ts'
import type { Value } from '../plan/plan.ts'
import type { CompileContext } from './context.ts'

type Column = Extract<Value, { kind: 'column' }>

const ordered: readonly FieldType[] = ['integer', 'bigInteger', 'float', 'decimal', 'date', 'dateTime', 'timestamp', 'time']

export interface Extreme {
  /** The first of the values that are there. */
  readonly sql: Sql
  /** Whether a NULL would come before it. */
  readonly isAfterNull: boolean
}

/** The first of a column's values as MIN or MAX; `null` for types of which an engine has none, or orders otherwise. */
export function extremeOf(
  { dialect }: CompileContext,
  { field }: Column,
  { column, direction }: { readonly column: Sql; readonly direction: 'asc' | 'desc' },
): Extreme | null {
  const isOrdered = ordered.includes(field.type) || ((field.type === 'string' || field.type === 'text') && isTextField(field))
  if (!isOrdered || field.column?.dataType === 'bit') return null
  return {
    sql: sql`${raw(direction === 'asc' ? 'MIN' : 'MAX')}(${column})`,
    isAfterNull: field.column?.isNullable !== false && dialect.supports.nullsFirst === (direction === 'asc'),
  }
}

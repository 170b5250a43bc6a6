import type { ColumnShape } from '@recto/dialects/expressions'
import type { Field } from './field.ts'

/** What the expressions of a dialect need to know about a field. */
export function columnShape({ type, column, special }: Field): ColumnShape {
  return {
    type,
    dataType: column?.dataType ?? null,
    nativeType: column?.nativeType ?? null,
    numericScale: column?.numericScale ?? null,
    special,
    ...(column?.traits !== undefined && { traits: column.traits }),
  }
}

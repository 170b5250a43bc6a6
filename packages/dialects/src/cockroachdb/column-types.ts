import type { ColumnTypes } from '../column-types.ts'
import { columnTypes as postgresTypes } from '../postgres/column-types.ts'

/** A plain `int` of tables made elsewhere has 64 bits. */
export const columnTypes: ColumnTypes = {
  ...postgresTypes,
  toFieldType: (column, special) => {
    const isWide = /^(int|integer)$/.test(column.dataType) && column.numericPrecision === 64
    return postgresTypes.toFieldType(isWide ? { ...column, dataType: 'bigint' } : column, special)
  },
}

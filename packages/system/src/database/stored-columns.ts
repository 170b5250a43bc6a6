import type { Dialect } from '@recto/dialects'
import type { ColumnShape } from '@recto/dialects/expressions'
import { memoizeByObject } from '@recto/schema'
import { columnDefinition, physicalTable } from '../create-table-changes.ts'
import type { SystemField } from '../define-system-table.ts'
import { systemTables } from '../system-tables.ts'
import { migrations } from '../tables/migrations.ts'

/** A column of a system table, as one engine stores it. */
export interface StoredColumn {
  readonly name: string
  readonly type: SystemField['type']
  readonly shape: ColumnShape
}

/** The columns of one table by name. */
export type StoredColumns = ReadonlyMap<string, StoredColumn>

/** The columns of all system tables, by physical table name, then by column name. */
export const storedColumns: (dialect: Dialect) => ReadonlyMap<string, StoredColumns> = memoizeByObject((dialect) => {
  const tables = [...systemTables, migrations].map((table) => {
    const columns = table.fields.flatMap((field) => (field.type === 'alias' ? [] : [[field.name, storedColumn(dialect, field)] as const]))
    return [physicalTable(table.name).name, new Map(columns)] as const
  })
  return new Map(tables)
})

function storedColumn({ columnTypes }: Dialect, field: SystemField): StoredColumn {
  const nativeType = columnTypes.toNativeType(columnDefinition(field))
  const shape = {
    type: field.type,
    dataType: nativeType.replace(/\(.*$/s, ''),
    nativeType,
    numericScale: null,
    special: field.special ?? [],
  }
  return { name: field.name, type: field.type, shape }
}

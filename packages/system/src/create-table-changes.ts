import type { ColumnDefinition, ForeignKeyDefinition, SchemaChange, TableName } from '@recto/dialects/schema'
import type { SystemField, SystemTable } from './define-system-table.ts'

/** The name of the physical table. */
export function physicalTable(name: string): TableName {
  return { schema: null, name: `recto_${name}` }
}

/** The changes that make a table with its keys and indexes. */
export function createTableChanges(table: SystemTable): readonly SchemaChange[] {
  const name = physicalTable(table.name)
  const columns = table.fields.filter((field) => field.type !== 'alias')
  return [
    {
      kind: 'create-table',
      table: name,
      columns: columns.map(columnDefinition),
      primaryKey: columns.filter((field) => field.isKey === true).map((field) => field.name),
      foreignKeys: columns.flatMap((field) => foreignKey(table, field)),
    },
    ...columns.filter((field) => field.isUnique === true).map((field) => index(table, [field.name], true)),
    ...(table.unique ?? []).map((names) => index(table, names, true)),
    ...columns.filter((field) => field.isIndexed === true).map((field) => index(table, [field.name], false)),
  ]
}

export function columnDefinition(field: SystemField): ColumnDefinition {
  return {
    name: field.name,
    type: field.type,
    isNullable: field.isKey === true ? false : (field.isNullable ?? true),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...(field.isAutoIncrement === undefined ? {} : { isAutoIncrement: field.isAutoIncrement }),
    ...(field.type === 'integer' && field.references !== undefined ? { referencesAutoIncrement: true } : {}),
    ...(field.defaultValue === undefined ? {} : { defaultValue: field.defaultValue }),
  }
}

function foreignKey(table: SystemTable, field: SystemField): readonly ForeignKeyDefinition[] {
  const { references } = field
  if (references === undefined || references.onDelete === null) return []
  return [
    {
      name: `recto_${table.name}_${field.name}_foreign`,
      columns: [field.name],
      referencedTable: physicalTable(references.table),
      referencedColumns: [references.column ?? 'id'],
      onDelete: references.onDelete,
    },
  ]
}

function index(table: SystemTable, columns: readonly string[], isUnique: boolean): SchemaChange {
  const name = `recto_${table.name}_${columns.join('_')}_${isUnique ? 'unique' : 'index'}`
  return { kind: 'add-index', table: physicalTable(table.name), name, columns, isUnique }
}

import { bind, type Dialect, join, type Sql, sql } from '@recto/dialects'
import { physicalTable } from './create-table-changes.ts'
import type { SystemField, SystemTable } from './define-system-table.ts'

/** Inserts one row of a system table, given in the form of the field types. */
export function insertStatement(dialect: Dialect, table: SystemTable, row: Readonly<Record<string, unknown>>): Sql {
  const { identifier, table: tableName } = dialect.expressions
  const fields = table.fields.filter((field) => field.name in row)
  const values = fields.map((field) => boundValue(dialect, field, row[field.name]))
  const columns = join(fields.map((field) => identifier(field.name)))
  return sql`INSERT INTO ${tableName(physicalTable(table.name))} (${columns}) VALUES (${join(values)})`
}

function boundValue(dialect: Dialect, field: SystemField, value: unknown): Sql {
  const nativeType = dialect.columnTypes.toNativeType({
    name: field.name,
    type: field.type,
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  })
  const dataType = nativeType.replace(/\(.*$/s, '')
  return dialect.expressions.bindValue(bind(value), {
    type: field.type,
    dataType,
    nativeType,
    numericScale: null,
    special: field.special ?? [],
  })
}

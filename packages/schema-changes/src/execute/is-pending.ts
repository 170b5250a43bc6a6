import type { Catalog, CatalogTable, SchemaChange } from '@recto/dialects/schema'

/** Whether a change still has to be executed, judged by the catalog: a process that was killed left no other trace. */
export function isPending(catalog: Catalog, change: SchemaChange): boolean {
  const table = tableOf(catalog, change)
  switch (change.kind) {
    case 'create-table':
      return table === undefined
    case 'drop-table':
      return table !== undefined
    case 'rename-table':
      return table !== undefined && !catalog.tables.some(({ name, schema }) => name === change.to && schema === table.schema)
    default:
      return table !== undefined && isPendingInTable(table, change)
  }
}

type ChangeOfTable = Exclude<SchemaChange, { readonly kind: 'create-table' | 'drop-table' | 'rename-table' }>

function isPendingInTable({ columns, indexes, foreignKeys }: CatalogTable, change: ChangeOfTable): boolean {
  const has = (named: readonly { readonly name: string | null }[], name: string): boolean => named.some((one) => one.name === name)
  switch (change.kind) {
    case 'add-column':
      return !has(columns, change.column.name)
    case 'drop-column':
    case 'rename-column':
      return has(columns, change.column)
    case 'alter-column':
      return columns.some(({ name, nativeType }) => name === change.from.name && isTypeOf(nativeType, change.from.nativeType))
    case 'add-index':
      return !has(indexes, change.name)
    case 'drop-index':
      return has(indexes, change.name)
    case 'add-foreign-key':
      return !has(foreignKeys, change.foreignKey.name)
    case 'drop-foreign-key':
      return has(foreignKeys, change.name)
  }
}

function tableOf({ tables, defaultSchema }: Catalog, { table: { schema, name } }: SchemaChange): CatalogTable | undefined {
  return tables.find((table) => table.name === name && (table.schema === schema || (schema === null && table.schema === defaultSchema)))
}

/** Without an expected type the column is altered again, which changes nothing when it was altered before. */
function isTypeOf(nativeType: string, expected: string | undefined): boolean {
  return expected === undefined || nativeType.toLowerCase() === expected.toLowerCase()
}

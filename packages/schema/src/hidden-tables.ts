import type { Catalog } from '@recto/dialects/schema'
import { isHiddenName } from './collection-name.ts'
import type { HiddenTable, Schema } from './schema.ts'

/** The tables of a catalog that would take the names of system collections. */
export function hiddenTables({ tables, defaultSchema }: Catalog, excludeTables: readonly string[] = []): Pick<Schema, 'hiddenTables'> {
  const hidden = tables.filter(({ name, schema }) => schema === defaultSchema && isHiddenName(name) && !excludeTables.includes(name))
  const found: readonly HiddenTable[] = hidden.map(({ name }) => ({
    name,
    foreignKeys: tables.flatMap((table) =>
      table.foreignKeys
        .filter((key) => key.referencedTable === name && (key.referencedSchema ?? table.schema) === defaultSchema)
        .map((key) => `${table.name}.${key.columns.join(',')}`),
    ),
  }))
  return found.length === 0 ? {} : { hiddenTables: found }
}

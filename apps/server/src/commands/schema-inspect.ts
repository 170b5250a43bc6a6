import { StartError } from '@recto/config'
import type { Catalog, CatalogColumn, CatalogTable } from '@recto/dialects/schema'
import { stringify } from 'yaml'
import { defineCommand } from './command.ts'
import { withDatabase } from './with-platform.ts'

/** `recto schema inspect`. */
export const schemaInspect = defineCommand({
  name: 'schema inspect',
  summary: 'Print what the database says about its tables and views.',
  options: { format: { type: 'string', text: '`text` (default), `json` or `yaml`' } },
  async run({ options }, terminal) {
    const { format = 'text' } = options
    const print = printers[String(format)]
    if (print === undefined) throw new StartError(`"--format" is "${format}", but must be one of ${Object.keys(printers).join(', ')}.`)
    const config = await terminal.readConfig()
    const { schemas, excludeTables } = config.database
    const catalog = await withDatabase(config, ({ dialect, connection }) =>
      dialect.introspect(connection, { excludeTables, ...(schemas.length === 0 ? {} : { schemas }) }),
    )
    terminal.print(print(catalog))
  },
})

const printers: Readonly<Record<string, (catalog: Catalog) => string>> = {
  text: (catalog) => catalog.tables.map(describeTable).join('\n\n'),
  json: (catalog) => JSON.stringify(catalog, null, 2),
  yaml: (catalog) => stringify(catalog).trimEnd(),
}

function describeTable(table: CatalogTable): string {
  const name = table.schema === null ? table.name : `${table.schema}.${table.name}`
  const columns = table.columns.map((column) => `  ${describeColumn(column, table)}`)
  const keys = table.foreignKeys.map(
    (key) => `  (${key.columns.join(', ')}) → ${key.referencedTable} (${key.referencedColumns.join(', ')})`,
  )
  return [
    `${name}${table.kind === 'view' ? ' (view)' : ''}${table.comment === null ? '' : ` — ${table.comment}`}`,
    ...columns,
    ...keys,
  ].join('\n')
}

function describeColumn(column: CatalogColumn, table: CatalogTable): string {
  const facts = [
    ...(table.primaryKey.includes(column.name) ? ['key'] : []),
    ...(column.isNullable ? [] : ['not null']),
    ...(column.isAutoIncrement ? ['auto increment'] : []),
    ...(column.isGenerated ? ['generated'] : []),
    ...(column.defaultExpression === null ? [] : [`default ${column.defaultExpression}`]),
  ]
  return [column.name, column.nativeType, ...facts].join('  ')
}

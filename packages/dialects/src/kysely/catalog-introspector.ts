import type { ColumnMetadata, DatabaseIntrospector, TableMetadata } from 'kysely'
import type { CatalogColumn, CatalogTable } from '../catalog.ts'
import type { Connection } from '../connection.ts'
import type { Dialect } from '../dialect.ts'

/** Answers `db.introspection` from the dialect's own catalog. */
export function createCatalogIntrospector(dialect: Dialect, connection: Connection): DatabaseIntrospector {
  const getTables = async (): Promise<TableMetadata[]> => (await dialect.introspect(connection)).tables.map(tableMetadata)
  return {
    getSchemas: async () => {
      const { defaultSchema } = await dialect.introspect(connection)
      return defaultSchema === null ? [] : [{ name: defaultSchema }]
    },
    getTables,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the interface still asks for it
    getMetadata: async () => ({ tables: await getTables() }),
  }
}

function tableMetadata({ name, schema, kind, columns }: CatalogTable): TableMetadata {
  return { name, isView: kind === 'view', columns: columns.map(columnMetadata), ...(schema === null ? {} : { schema }) }
}

function columnMetadata({ name, dataType, isAutoIncrement, isNullable, defaultExpression, comment }: CatalogColumn): ColumnMetadata {
  return {
    name,
    dataType,
    isAutoIncrementing: isAutoIncrement,
    isNullable,
    hasDefaultValue: defaultExpression !== null,
    ...(comment === null ? {} : { comment }),
  }
}

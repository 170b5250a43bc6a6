import type { ColumnTypes } from '@recto/dialects'
import type { CatalogColumn, CatalogTable } from '@recto/dialects/schema'
import type { Field, FieldColumn, FieldMeta } from './field.ts'

export interface FieldSource {
  readonly collection: string
  readonly table: CatalogTable
  readonly primaryKey: readonly string[]
  readonly rows: readonly FieldMeta[]
  readonly types: ColumnTypes
}

/** Columns in the order of the table, then the alias fields of the metadata in theirs. */
export function assembleFields(source: FieldSource): Map<string, Field> {
  const metas = preferSystem(source.rows)
  const fields = new Map<string, Field>()
  for (const column of source.table.columns) {
    const meta = metas.get(column.name) ?? null
    if (meta?.internal !== true) fields.set(column.name, columnField(source, column, meta))
  }
  for (const meta of metas.values()) {
    if (!fields.has(meta.field) && meta.internal !== true)
      fields.set(meta.field, aliasField(source.collection, meta.field, { special: meta.special ?? ['alias'], meta }))
  }
  return fields
}

/** A field without a column. It has no data until a relation is found for it. */
export function aliasField(collection: string, name: string, facts: Partial<Field>): Field {
  return {
    collection,
    name,
    type: 'alias',
    column: null,
    special: [],
    meta: null,
    isConcealed: false,
    isSearchable: false,
    hasData: false,
    isImplicit: false,
    ...facts,
  }
}

function preferSystem(rows: readonly FieldMeta[]): ReadonlyMap<string, FieldMeta> {
  const metas = new Map<string, FieldMeta>()
  for (const row of rows) {
    if (!metas.has(row.field) || row.system === true) metas.set(row.field, row)
  }
  return metas
}

function columnField(source: FieldSource, column: CatalogColumn, meta: FieldMeta | null): Field {
  const special = meta?.special ?? []
  const type = meta?.type ?? source.types.toFieldType(column, special)
  const isConcealed = special.includes('conceal') || special.includes('encrypt')
  const hasData = !special.includes('no-data')
  return {
    collection: source.collection,
    name: column.name,
    type,
    column: fieldColumn(source, column, source.types.parseDefault(column, type)),
    special,
    meta,
    isConcealed,
    isSearchable: hasData && !isConcealed && meta?.searchable !== false,
    hasData,
    isImplicit: false,
  }
}

function fieldColumn({ table, primaryKey }: FieldSource, column: CatalogColumn, defaultValue: unknown): FieldColumn {
  const isOnly = (columns: readonly string[]): boolean => columns.length === 1 && columns[0] === column.name
  const foreignKey = table.foreignKeys.find((key) => isOnly(key.columns))
  const referenced = foreignKey?.referencedColumns[0]
  return {
    ...column,
    isPrimaryKey: primaryKey.includes(column.name),
    isUnique: isOnly(primaryKey) || table.indexes.some((index) => index.isUnique && isOnly(index.columns)),
    isIndexed: table.indexes.some((index) => !index.isUnique && isOnly(index.columns)),
    defaultValue,
    references:
      foreignKey === undefined || referenced === undefined
        ? null
        : { schema: foreignKey.referencedSchema, table: foreignKey.referencedTable, column: referenced },
  }
}

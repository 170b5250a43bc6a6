import type { ColumnTypes } from '@recto/dialects'
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable } from '@recto/dialects/schema'
import type { CollectionDescription, FieldDescription, RelationDescription, SchemaDescription } from './schema-description.ts'

/** What was declared about each column made here; filled by {@link describeCatalog}. */
export type DeclaredColumns = Map<CatalogColumn, FieldDescription>

export interface DescribeCatalogOptions {
  readonly declared: DeclaredColumns
  readonly types?: ColumnTypes
}

/** The catalog a database of this description would have. */
export function describeCatalog(description: SchemaDescription, options: DescribeCatalogOptions): Catalog {
  const tables = Object.entries(description.collections).map(([name, collection]) => ({
    ...describeTable(name, collection, options),
    indexes: [...uniqueIndexes(name, collection), ...keyIndexes(name, description)],
    foreignKeys: (description.relations ?? [])
      .filter((relation) => relation.collection === name)
      .flatMap((relation) => describeForeignKey(relation, description)),
  }))
  return { defaultSchema: null, tables }
}

function describeTable(
  name: string,
  collection: CollectionDescription,
  options: DescribeCatalogOptions,
): Omit<CatalogTable, 'foreignKeys' | 'indexes'> {
  const fields = Object.entries(collection.fields).map(
    ([field, facts]) => [field, typeof facts === 'string' ? { type: facts } : facts] as const,
  )
  return {
    ...tableOf(name, collection),
    kind: collection.kind ?? 'table',
    comment: null,
    columns: fields.filter(([, facts]) => facts.type !== 'alias').map(([field, facts]) => describeColumn(field, facts, options)),
    primaryKey: collection.kind === 'view' ? [] : keyOf(collection),
    details: {},
  }
}

function uniqueIndexes(name: string, { unique = [] }: CollectionDescription): readonly CatalogIndex[] {
  return unique.map((columns) => ({ name: `${name}_${columns.join('_')}_unique`, columns, isUnique: true }))
}

function keyIndexes(name: string, { relations = [] }: SchemaDescription): readonly CatalogIndex[] {
  return relations
    .filter(({ collection, isIndexed }) => collection === name && isIndexed !== false)
    .map(({ field, fields = [field] }) => ({ name: `${name}_${fields.join('_')}_index`, columns: fields, isUnique: false }))
}

function tableOf(name: string, { schema }: CollectionDescription): { readonly schema: string | null; readonly name: string } {
  if (schema !== undefined) return { schema, name: name.startsWith(`${schema}__`) ? name.slice(schema.length + 2) : name }
  return { schema: null, name: name.startsWith('directus_') ? `recto_${name.slice('directus_'.length)}` : name }
}

/** Key columns; for a view those its metadata will declare. */
export function keyOf(collection: CollectionDescription): readonly string[] {
  if (collection.primaryKey !== undefined) return collection.primaryKey
  return 'id' in collection.fields ? ['id'] : []
}

function describeColumn(name: string, facts: FieldDescription, { declared, types }: DescribeCatalogOptions): CatalogColumn {
  const { type, special: _special, meta: _meta, defaultValue: _defaultValue, ...column } = facts
  const maxLength = column.maxLength ?? (type === 'string' || type === 'hash' ? 255 : null)
  const nativeType = column.nativeType ?? types?.toNativeType({ name, type, maxLength, ...precisionOf(facts) }) ?? type
  const described: CatalogColumn = {
    name,
    nativeType,
    dataType: nativeType.replace(/\(.*$/s, '').trim(),
    maxLength,
    numericPrecision: type === 'decimal' ? 10 : null,
    numericScale: type === 'decimal' ? 5 : null,
    isNullable: true,
    defaultExpression: null,
    isAutoIncrement: false,
    isGenerated: false,
    generationExpression: null,
    enumValues: null,
    comment: null,
    ...column,
  }
  declared.set(described, facts)
  return described
}

function precisionOf({ numericPrecision, numericScale }: FieldDescription): {
  numericPrecision?: number | null
  numericScale?: number | null
} {
  return { ...(numericPrecision === undefined ? {} : { numericPrecision }), ...(numericScale === undefined ? {} : { numericScale }) }
}

function describeForeignKey(relation: RelationDescription, { collections }: SchemaDescription): readonly CatalogForeignKey[] {
  const target = relation.related === null ? undefined : collections[relation.related]
  if (relation.related === null || target === undefined || relation.constraint === false) return []
  const referenced = tableOf(relation.related, target)
  return [
    {
      name: `${relation.collection}_${relation.field}_foreign`,
      columns: relation.fields ?? [relation.field],
      referencedSchema: referenced.schema,
      referencedTable: referenced.name,
      referencedColumns: relation.relatedFields ?? keyOf(target),
      onUpdate: 'NO ACTION',
      onDelete: relation.onDelete ?? 'NO ACTION',
    },
  ]
}

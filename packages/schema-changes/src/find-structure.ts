import type { CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyDefinition, SchemaChange, TableName } from '@recto/dialects/schema'
import { forbidden, invalidPayload } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import { constraintName } from './constraint-names.ts'
import type { SchemaChangeExecutor, StructureStep } from './execute/executor.ts'

/** The collection of that name. @throws {RectoError} FORBIDDEN when there is none */
export function collectionOf(executor: SchemaChangeExecutor, name: string): Collection {
  const collection = findCollection(executor.schema(), name)
  if (collection === undefined) throw forbidden()
  return collection
}

/** The table of a collection. @throws {RectoError} INVALID_PAYLOAD for folders and views, which can't be altered */
export function tableNameOf(collection: Collection): TableName {
  if (collection.kind === 'table' && collection.table !== null) return collection.table
  throw invalidPayload(`Collection "${collection.name}" is a ${collection.kind}, which has no columns of its own`)
}

/** A table of the catalog by its name; `null` schema: the default one. */
export async function catalogTable(executor: SchemaChangeExecutor, { schema, name }: TableName): Promise<CatalogTable | undefined> {
  const { tables, defaultSchema } = await executor.catalog()
  return tables.find((table) => table.name === name && (table.schema === schema || (schema === null && table.schema === defaultSchema)))
}

/** Foreign keys that include the column. */
export async function foreignKeysOver(
  executor: SchemaChangeExecutor,
  table: TableName,
  column: string,
): Promise<readonly CatalogForeignKey[]> {
  return ((await catalogTable(executor, table))?.foreignKeys ?? []).filter((key) => key.columns.includes(column))
}

/** Indexes and unique constraints that include the column. */
export async function indexesOver(executor: SchemaChangeExecutor, table: TableName, column: string): Promise<readonly CatalogIndex[]> {
  return ((await catalogTable(executor, table))?.indexes ?? []).filter((index) => index.columns.includes(column))
}

/** The definition that recreates a foreign key of the catalog. */
export async function keyDefinition(
  executor: SchemaChangeExecutor,
  table: TableName,
  key: CatalogForeignKey,
): Promise<ForeignKeyDefinition> {
  const { defaultSchema } = await executor.catalog()
  const schema = key.referencedSchema === defaultSchema ? null : key.referencedSchema
  return {
    name: key.name ?? constraintName(executor.dialect, { table: table.name, field: key.columns.join('_'), type: 'foreign' }),
    columns: key.columns,
    referencedTable: { schema, name: key.referencedTable },
    referencedColumns: key.referencedColumns,
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
  }
}

/**
 * Adds a foreign key, and an index where the engine creates none for it: without one every nested read, and every deletion of
 * a row that may be referred to, looks at the whole table.
 */
export async function addForeignKey(executor: SchemaChangeExecutor, table: TableName, foreignKey: ForeignKeyDefinition): Promise<void> {
  const { name, columns } = foreignKey
  const found = await catalogTable(executor, table)
  const orders = [found?.primaryKey ?? [], ...(found?.indexes ?? []).map((index) => index.columns)]
  const isIndexed = orders.some((order) => columns.every((column, place) => order[place] === column))
  const undo: SchemaChange[] = [{ kind: 'drop-foreign-key', table, name, columns }]
  if (executor.dialect.supports.indexesForeignKeys && !isIndexed) undo.push({ kind: 'drop-index', table, name, isUnique: false })
  await executor.alter({ change: { kind: 'add-foreign-key', table, foreignKey }, undo })
  if (!executor.dialect.supports.indexesForeignKeys && !isIndexed) await executor.alter(indexStep(executor, table, columns))
}

function indexStep({ dialect }: SchemaChangeExecutor, table: TableName, columns: readonly string[]): StructureStep {
  const name = constraintName(dialect, { table: table.name, field: columns.join('_'), type: 'index' })
  return {
    change: { kind: 'add-index', table, name, columns, isUnique: false },
    undo: [{ kind: 'drop-index', table, name, isUnique: false }],
  }
}

/** Drops a foreign key, and the index the engine created for it. */
export async function dropForeignKey(executor: SchemaChangeExecutor, table: TableName, key: CatalogForeignKey): Promise<void> {
  const definition = await keyDefinition(executor, table, key)
  const { name, columns } = definition
  const again: SchemaChange = { kind: 'add-foreign-key', table, foreignKey: definition }
  await executor.alter({ change: { kind: 'drop-foreign-key', table, name, columns }, undo: [again] })
  if (!executor.dialect.supports.indexesForeignKeys) return
  const own = (await indexesOver(executor, table, columns[0] ?? '')).find((index) => index.name === name && !index.isUnique)
  if (own === undefined) return
  await executor.alter(dropIndexStep(table, own))
}

/** The step that drops an index, undone by recreating it. */
export function dropIndexStep(table: TableName, { name, columns, isUnique }: CatalogIndex): StructureStep {
  return { change: { kind: 'drop-index', table, name, isUnique }, undo: [{ kind: 'add-index', table, name, columns, isUnique }] }
}

/** @throws {RectoError} INVALID_PAYLOAD for geometries, of which some engines compare only the first bytes */
export function assertCanBeUnique({ dialect }: SchemaChangeExecutor, field: string, type: FieldType | null): void {
  if (type?.startsWith('geometry') === true && dialect.supports.geometry)
    throw invalidPayload(`Field "${field}" is a geometry, which can't be unique`)
}

/** The step that adds an index over one field. */
export function addIndexStep(
  executor: SchemaChangeExecutor,
  table: TableName,
  { field, isUnique }: { readonly field: string; readonly isUnique: boolean },
): StructureStep {
  const name = constraintName(executor.dialect, { table: table.name, field, type: isUnique ? 'unique' : 'index' })
  return { change: { kind: 'add-index', table, name, columns: [field], isUnique }, undo: [{ kind: 'drop-index', table, name, isUnique }] }
}

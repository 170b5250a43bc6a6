import type { CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyDefinition, SchemaChange, TableName } from '@recto/dialects'
import { forbidden, invalidPayload } from '@recto/errors'
import type { FieldType } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import type { ModelWork, StructureStep } from './change-work/model-work.ts'
import { constraintName } from './constraint-names.ts'

/** The collection of that name. @throws {RectoError} FORBIDDEN when there is none */
export function collectionOf(work: ModelWork, name: string): Collection {
  const collection = findCollection(work.schema(), name)
  if (collection === undefined) throw forbidden()
  return collection
}

/** The table behind a collection, which can be changed. @throws {RectoError} INVALID_PAYLOAD for folders and views */
export function tableNameOf(collection: Collection): TableName {
  if (collection.kind === 'table' && collection.table !== null) return collection.table
  throw invalidPayload(`Collection "${collection.name}" is a ${collection.kind}, which has no columns of its own`)
}

/** A table of the catalog by its name; `null` schema: the default one. */
export async function catalogTable(work: ModelWork, { schema, name }: TableName): Promise<CatalogTable | undefined> {
  const { tables, defaultSchema } = await work.catalog()
  return tables.find((table) => table.name === name && (table.schema === schema || (schema === null && table.schema === defaultSchema)))
}

/** Foreign keys that hold the column. */
export async function foreignKeysOver(work: ModelWork, table: TableName, column: string): Promise<readonly CatalogForeignKey[]> {
  return ((await catalogTable(work, table))?.foreignKeys ?? []).filter((key) => key.columns.includes(column))
}

/** Indexes and unique constraints that hold the column. */
export async function indexesOver(work: ModelWork, table: TableName, column: string): Promise<readonly CatalogIndex[]> {
  return ((await catalogTable(work, table))?.indexes ?? []).filter((index) => index.columns.includes(column))
}

/** A key of the catalog in words that make it again. */
export async function keyDefinition(work: ModelWork, table: TableName, key: CatalogForeignKey): Promise<ForeignKeyDefinition> {
  const { defaultSchema } = await work.catalog()
  const schema = key.referencedSchema === defaultSchema ? null : key.referencedSchema
  return {
    name: key.name ?? constraintName(work.dialect, { table: table.name, field: key.columns.join('_'), type: 'foreign' }),
    columns: key.columns,
    referencedTable: { schema, name: key.referencedTable },
    referencedColumns: key.referencedColumns,
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
  }
}

/** Makes a foreign key; undone with the index some engines make for it. */
export async function addForeignKey(work: ModelWork, table: TableName, foreignKey: ForeignKeyDefinition): Promise<void> {
  const { name, columns } = foreignKey
  const indexes = await indexesOver(work, table, columns[0] ?? '')
  const isIndexed = indexes.some((index) => columns.every((column, place) => index.columns[place] === column))
  const undo: SchemaChange[] = [{ kind: 'drop-foreign-key', table, name, columns }]
  if (work.dialect.supports.indexesForeignKeys && !isIndexed) undo.push({ kind: 'drop-index', table, name, isUnique: false })
  await work.alter({ change: { kind: 'add-foreign-key', table, foreignKey }, undo })
}

/** Drops a foreign key, and the index the engine made for it. */
export async function dropForeignKey(work: ModelWork, table: TableName, key: CatalogForeignKey): Promise<void> {
  const definition = await keyDefinition(work, table, key)
  const { name, columns } = definition
  const again: SchemaChange = { kind: 'add-foreign-key', table, foreignKey: definition }
  await work.alter({ change: { kind: 'drop-foreign-key', table, name, columns }, undo: [again] })
  if (!work.dialect.supports.indexesForeignKeys) return
  const own = (await indexesOver(work, table, columns[0] ?? '')).find((index) => index.name === name && !index.isUnique)
  if (own === undefined) return
  await work.alter(dropIndexStep(table, own))
}

/** The step that drops an index, undone by making it again. */
export function dropIndexStep(table: TableName, { name, columns, isUnique }: CatalogIndex): StructureStep {
  return { change: { kind: 'drop-index', table, name, isUnique }, undo: [{ kind: 'add-index', table, name, columns, isUnique }] }
}

/** @throws {RectoError} INVALID_PAYLOAD for shapes, of which some engines compare no more than the first bytes */
export function refuseUniqueShape({ dialect }: ModelWork, field: string, type: FieldType | null): void {
  if (type?.startsWith('geometry') === true && dialect.supports.geometry)
    throw invalidPayload(`Field "${field}" holds shapes, which can't be unique`)
}

/** The step that makes an index over one field. */
export function addIndexStep(
  work: ModelWork,
  table: TableName,
  { field, isUnique }: { readonly field: string; readonly isUnique: boolean },
): StructureStep {
  const name = constraintName(work.dialect, { table: table.name, field, type: isUnique ? 'unique' : 'index' })
  return { change: { kind: 'add-index', table, name, columns: [field], isUnique }, undo: [{ kind: 'drop-index', table, name, isUnique }] }
}

import { forbidden, invalidPayload } from '@recto/errors'
import type { Collection, Field, FieldColumn, Relation } from '@recto/schema'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { collectionOf, dropForeignKey, foreignKeysOver, indexesOver, tableNameOf } from '../find-structure.ts'
import { deleteFieldReferences } from '../references/delete-field-references.ts'
import { deleteFieldRow } from './field-rows.ts'

/** Drops a field with its column, its relations and every reference to it. A missing field is no error. */
export async function dropField(executor: SchemaChangeExecutor, name: string, fieldName: string): Promise<void> {
  const collection = collectionOf(executor, name)
  const field = collection.fields.get(fieldName)
  if (field?.meta?.system === true) throw forbidden()
  if (field?.column?.isPrimaryKey === true) throw invalidPayload(`Field "${fieldName}" in collection "${name}" is the primary key`)
  await deleteRelations(executor, collection.name, fieldName)
  if (field !== undefined && field.column !== null) await dropColumn(executor, collection, { field, column: field.column })
  await deleteFieldRow(executor, collection.name, fieldName)
  await deleteFieldReferences(executor, { collection: collection.name, field: fieldName })
  executor.emit({ event: 'fields.delete', meta: { payload: [fieldName], keys: [fieldName], collection: collection.name } })
}

/** With a foreign key field its alias on the other side is deleted too, except in self-relations; with an alias only its name. */
async function deleteRelations(executor: SchemaChangeExecutor, collection: string, field: string): Promise<void> {
  const own = executor.schema().relations.filter((relation) => relation.collection === collection && relation.field === field)
  for (const relation of own) await deleteAlias(executor, relation)
  await executor.write({ kind: 'delete', collection: 'directus_relations', matches: { many_collection: collection, many_field: field } })
  await executor.write({
    kind: 'update',
    collection: 'directus_relations',
    matches: { one_collection: collection, one_field: field },
    values: { one_field: null },
  })
}

async function deleteAlias(executor: SchemaChangeExecutor, { collection, relatedCollection, meta }: Relation): Promise<void> {
  const alias = meta?.one_field
  if (relatedCollection === null || relatedCollection === collection || typeof alias !== 'string') return
  await deleteFieldRow(executor, relatedCollection, alias)
  await deleteFieldReferences(executor, { collection: relatedCollection, field: alias })
}

interface Target {
  readonly field: Field
  readonly column: FieldColumn
}

async function dropColumn(executor: SchemaChangeExecutor, collection: Collection, { column }: Target): Promise<void> {
  const table = tableNameOf(collection)
  for (const key of await foreignKeysOver(executor, table, column.name)) await dropForeignKey(executor, table, key)
  const indexes = (await indexesOver(executor, table, column.name)).map(({ name }) => name)
  await executor.alter({ change: { kind: 'drop-column', table, column: column.name, indexes }, undo: null })
}

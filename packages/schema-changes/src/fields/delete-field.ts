import { forbidden, invalidPayload } from '@recto/errors'
import type { Collection, Field, FieldColumn, Relation } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { collectionOf, dropForeignKey, foreignKeysOver, indexesOver, tableNameOf } from '../find-structure.ts'
import { forgetField } from '../references/forget-field.ts'
import { deleteFieldRow } from './field-rows.ts'

/** Deletes a field with its column, its relations and everything that names it. A field that is not there is no error. */
export async function deleteField(work: ModelWork, name: string, fieldName: string): Promise<void> {
  const collection = collectionOf(work, name)
  const field = collection.fields.get(fieldName)
  if (field?.meta?.system === true) throw forbidden()
  if (field?.column?.isPrimaryKey === true) throw invalidPayload(`Field "${fieldName}" in collection "${name}" is the primary key`)
  await deleteRelations(work, collection.name, fieldName)
  if (field !== undefined && field.column !== null) await dropColumn(work, collection, { field, column: field.column })
  await deleteFieldRow(work, collection.name, fieldName)
  await forgetField(work, { collection: collection.name, field: fieldName })
  work.announce({ event: 'fields.delete', meta: { payload: [fieldName], keys: [fieldName], collection: collection.name } })
}

/** With the many side goes the alias that lists it, except on itself; with the alias only its name. */
async function deleteRelations(work: ModelWork, collection: string, field: string): Promise<void> {
  const own = work.schema().relations.filter((relation) => relation.collection === collection && relation.field === field)
  for (const relation of own) await deleteAlias(work, relation)
  await work.write({ kind: 'delete', collection: 'directus_relations', matches: { many_collection: collection, many_field: field } })
  await work.write({
    kind: 'update',
    collection: 'directus_relations',
    matches: { one_collection: collection, one_field: field },
    values: { one_field: null },
  })
}

async function deleteAlias(work: ModelWork, { collection, relatedCollection, meta }: Relation): Promise<void> {
  const alias = meta?.one_field
  if (relatedCollection === null || relatedCollection === collection || typeof alias !== 'string') return
  await deleteFieldRow(work, relatedCollection, alias)
  await forgetField(work, { collection: relatedCollection, field: alias })
}

interface Target {
  readonly field: Field
  readonly column: FieldColumn
}

async function dropColumn(work: ModelWork, collection: Collection, { column }: Target): Promise<void> {
  const table = tableNameOf(collection)
  for (const key of await foreignKeysOver(work, table, column.name)) await dropForeignKey(work, table, key)
  const indexes = (await indexesOver(work, table, column.name)).map(({ name }) => name)
  await work.alter({ change: { kind: 'drop-column', table, column: column.name, indexes }, undo: null })
}

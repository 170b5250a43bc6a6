import { forbidden, invalidPayload } from '@recto/errors'
import type { Collection, Relation } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { deleteField } from '../fields/delete-field.ts'
import { collectionOf, dropForeignKey } from '../find-structure.ts'
import { forgetCollection } from '../references/forget-collection.ts'

/**
 * Deletes a collection with its table, its rows and everything that names it: fields of other collections that point to
 * it, with their columns, and the aliases that list it.
 */
export async function deleteCollection(work: ModelWork, name: string): Promise<void> {
  const collection = collectionOf(work, name)
  if (collection.isSystem) throw forbidden()
  if (collection.kind === 'view') throw invalidPayload(`Collection "${name}" is a view; it can only be dropped in the database`)
  await deletePointers(work, collection)
  if (collection.table !== null) await work.alter({ change: { kind: 'drop-table', table: collection.table }, undo: null })
  await forgetCollection(work, collection.name)
  work.announce({
    event: 'collections.delete',
    meta: { payload: [collection.name], keys: [collection.name], collection: 'directus_collections' },
  })
}

/** Relations from elsewhere go with their column, or lose a name from their list. */
async function deletePointers(work: ModelWork, { name }: Collection): Promise<void> {
  const pointers = work.schema().relations.filter((relation) => relation.relatedCollection === name && relation.collection !== name)
  for (const relation of pointers) {
    if (isColumn(work, relation)) await deleteField(work, relation.collection, relation.field)
    else await dropCompositeKey(work, relation)
  }
  const own = work.schema().relations.filter((relation) => relation.collection === name && relation.meta?.one_field)
  for (const relation of own) {
    const { relatedCollection, meta } = relation
    if (relatedCollection !== null && relatedCollection !== name && typeof meta?.one_field === 'string') {
      await deleteField(work, relatedCollection, meta.one_field)
    }
  }
}

function isColumn(work: ModelWork, relation: Relation): boolean {
  const collection = work.schema().collections.get(relation.collection)
  return collection?.kind === 'table' && (collection.fields.get(relation.field)?.column ?? null) !== null
}

async function dropCompositeKey(work: ModelWork, relation: Relation): Promise<void> {
  const { table } = work.schema().collections.get(relation.collection) ?? {}
  if (table === undefined || table === null || relation.constraint === null) return
  const catalog = await work.catalog()
  const found = catalog.tables.find((candidate) => candidate.name === table.name)
  const key = found?.foreignKeys.find(({ columns }) => JSON.stringify(columns) === JSON.stringify(relation.fields))
  if (key !== undefined) await dropForeignKey(work, table, key)
}

import { forbidden, invalidPayload } from '@recto/errors'
import type { Collection, Relation } from '@recto/schema'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { dropField } from '../fields/drop-field.ts'
import { collectionOf, dropForeignKey } from '../find-structure.ts'
import { deleteCollectionReferences } from '../references/delete-collection-references.ts'

/**
 * Drops a collection with its table, its rows and every reference to it: foreign key fields of other collections, with their
 * columns, and the aliases that list it.
 */
export async function dropCollection(executor: SchemaChangeExecutor, name: string): Promise<void> {
  const collection = collectionOf(executor, name)
  if (collection.isSystem) throw forbidden()
  if (collection.kind === 'view') throw invalidPayload(`Collection "${name}" is a view; it can only be dropped in the database`)
  await dropIncomingRelations(executor, collection)
  if (collection.table !== null) await executor.alter({ change: { kind: 'drop-table', table: collection.table }, undo: null })
  await deleteCollectionReferences(executor, collection.name)
  executor.emit({
    event: 'collections.delete',
    meta: { payload: [collection.name], keys: [collection.name], collection: 'directus_collections' },
  })
}

/** Drops the fields of other collections that refer to this one, and the aliases that list it. */
async function dropIncomingRelations(executor: SchemaChangeExecutor, { name }: Collection): Promise<void> {
  const incoming = executor.schema().relations.filter((relation) => relation.relatedCollection === name && relation.collection !== name)
  for (const relation of incoming) {
    if (isColumn(executor, relation)) await dropField(executor, relation.collection, relation.field)
    else await dropCompositeKey(executor, relation)
  }
  const own = executor.schema().relations.filter((relation) => relation.collection === name && relation.meta?.one_field)
  for (const relation of own) {
    const { relatedCollection, meta } = relation
    if (relatedCollection !== null && relatedCollection !== name && typeof meta?.one_field === 'string') {
      await dropField(executor, relatedCollection, meta.one_field)
    }
  }
}

function isColumn(executor: SchemaChangeExecutor, relation: Relation): boolean {
  const collection = executor.schema().collections.get(relation.collection)
  return collection?.kind === 'table' && (collection.fields.get(relation.field)?.column ?? null) !== null
}

async function dropCompositeKey(executor: SchemaChangeExecutor, relation: Relation): Promise<void> {
  const { table } = executor.schema().collections.get(relation.collection) ?? {}
  if (table === undefined || table === null || relation.constraint === null) return
  const catalog = await executor.catalog()
  const found = catalog.tables.find((candidate) => candidate.name === table.name)
  const key = found?.foreignKeys.find(({ columns }) => JSON.stringify(columns) === JSON.stringify(relation.fields))
  if (key !== undefined) await dropForeignKey(executor, table, key)
}

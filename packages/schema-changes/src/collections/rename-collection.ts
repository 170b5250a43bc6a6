import { type Sql, sql } from '@recto/dialects'
import { forbidden, invalidPayload } from '@recto/errors'
import { checkName } from '../check-name.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { collectionOf } from '../find-structure.ts'
import { rewriteReferences } from '../references/rewrite-references.ts'

/** Renames a collection and every reference to it, also in its activity and revisions. */
export async function renameCollectionAndReferences(executor: SchemaChangeExecutor, name: string, to: string): Promise<void> {
  const { kind, table, isSystem } = collectionOf(executor, name)
  if (isSystem) throw forbidden()
  if (kind === 'view' || (table !== null && table.schema !== null))
    throw invalidPayload(`Collection "${name}" can only be renamed in the database`)
  checkName(executor.dialect, to, 'collection')
  if (executor.schema().collections.has(to)) throw invalidPayload(`Collection "${to}" already exists`)
  if (table !== null) {
    const undo = [{ kind: 'rename-table' as const, table: { ...table, name: to }, to: table.name }]
    await executor.alter({ change: { kind: 'rename-table', table, to }, undo })
  }
  await renameInManyToAny(executor, name, to)
  await renameRows(executor, name, to)
  executor.emit({ event: 'collections.update', meta: { payload: { collection: to }, keys: [name], collection: 'directus_collections' } })
}

/** Inserts the new row before the old one is deleted, since other rows refer to it by a foreign key. */
async function renameRows(executor: SchemaChangeExecutor, from: string, to: string): Promise<void> {
  const [row] = await executor.find('directus_collections', { collection: from })
  if (row !== undefined) {
    await executor.write({
      kind: 'insert',
      collection: 'directus_collections',
      row: { ...row, collection: to },
      identity: { collection: to },
    })
  }
  const rename = (collection: string, column: string): Promise<void> =>
    executor.write({ kind: 'update', collection, matches: { [column]: from }, values: { [column]: to } })
  await rename('directus_collections', 'group')
  await rewriteReferences(executor, { field: ({ field }) => field, collection: (name) => (name === from ? to : name) })
  await rename('directus_fields', 'collection')
  await rename('directus_relations', 'many_collection')
  await rename('directus_relations', 'one_collection')
  await rename('directus_settings', 'mcp_prompts_collection')
  for (const owner of ['versions', 'shares', 'comments', 'notifications', 'revisions', 'activity']) {
    await rename(`directus_${owner}`, 'collection')
  }
  if (row !== undefined) await executor.write({ kind: 'delete', collection: 'directus_collections', matches: { collection: from } })
}

/** Many-to-any relations hold the names of collections, both in the relation's row and in the items. */
async function renameInManyToAny(executor: SchemaChangeExecutor, from: string, to: string): Promise<void> {
  for (const relation of executor.schema().relations.filter(({ allowedCollections }) => allowedCollections?.includes(from))) {
    const { collection, field, collectionField, allowedCollections } = relation
    const table = executor.schema().collections.get(collection)?.table
    if (table !== null && table !== undefined && collectionField !== null) {
      const { identifier, table: written } = executor.dialect.expressions
      const move = (before: string, after: string): Sql =>
        sql`UPDATE ${written(table)} SET ${identifier(collectionField)} = ${after} WHERE ${identifier(collectionField)} = ${before}`
      await executor.run({ statement: move(from, to), undo: move(to, from), table: table.name })
    }
    const matches = { many_collection: collection, many_field: field }
    const values = { one_allowed_collections: (allowedCollections ?? []).map((name) => (name === from ? to : name)) }
    await executor.write({ kind: 'update', collection: 'directus_relations', matches, values })
  }
}

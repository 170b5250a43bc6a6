import { type Sql, sql } from '@recto/dialects'
import { forbidden, invalidPayload } from '@recto/errors'
import type { ModelWork } from '../change-work/model-work.ts'
import { checkName } from '../check-name.ts'
import { collectionOf } from '../find-structure.ts'
import { rewriteReferences } from '../references/rewrite-references.ts'

/** Gives a collection another name. Everything that names it follows, the record of its past included. */
export async function renameCollection(work: ModelWork, name: string, to: string): Promise<void> {
  const { kind, table, isSystem } = collectionOf(work, name)
  if (isSystem) throw forbidden()
  if (kind === 'view' || (table !== null && table.schema !== null))
    throw invalidPayload(`Collection "${name}" can only be renamed in the database`)
  checkName(work.dialect, to, 'collection')
  if (work.schema().collections.has(to)) throw invalidPayload(`Collection "${to}" already exists`)
  if (table !== null) {
    const undo = [{ kind: 'rename-table' as const, table: { ...table, name: to }, to: table.name }]
    await work.alter({ change: { kind: 'rename-table', table, to }, undo })
  }
  await renameAllowed(work, name, to)
  await renameRows(work, name, to)
  work.announce({ event: 'collections.update', meta: { payload: { collection: to }, keys: [name], collection: 'directus_collections' } })
}

/** Rows that refer to a collection by key need the new row before the old one goes. */
async function renameRows(work: ModelWork, from: string, to: string): Promise<void> {
  const [row] = await work.find('directus_collections', { collection: from })
  if (row !== undefined) {
    await work.write({ kind: 'insert', collection: 'directus_collections', row: { ...row, collection: to }, identity: { collection: to } })
  }
  const rename = (collection: string, column: string): Promise<void> =>
    work.write({ kind: 'update', collection, matches: { [column]: from }, values: { [column]: to } })
  await rename('directus_collections', 'group')
  await rewriteReferences(work, { field: ({ field }) => field, collection: (name) => (name === from ? to : name) })
  await rename('directus_fields', 'collection')
  await rename('directus_relations', 'many_collection')
  await rename('directus_relations', 'one_collection')
  await rename('directus_settings', 'mcp_prompts_collection')
  for (const owner of ['versions', 'shares', 'comments', 'notifications', 'revisions', 'activity']) {
    await rename(`directus_${owner}`, 'collection')
  }
  if (row !== undefined) await work.write({ kind: 'delete', collection: 'directus_collections', matches: { collection: from } })
}

/** Many-to-any rows name the collection they point to, in the relation and in the items themselves. */
async function renameAllowed(work: ModelWork, from: string, to: string): Promise<void> {
  for (const relation of work.schema().relations.filter(({ allowedCollections }) => allowedCollections?.includes(from))) {
    const { collection, field, collectionField, allowedCollections } = relation
    const table = work.schema().collections.get(collection)?.table
    if (table !== null && table !== undefined && collectionField !== null) {
      const { identifier, table: written } = work.dialect.expressions
      const move = (before: string, after: string): Sql =>
        sql`UPDATE ${written(table)} SET ${identifier(collectionField)} = ${after} WHERE ${identifier(collectionField)} = ${before}`
      await work.run({ statement: move(from, to), undo: move(to, from), table: table.name })
    }
    const matches = { many_collection: collection, many_field: field }
    const values = { one_allowed_collections: (allowedCollections ?? []).map((name) => (name === from ? to : name)) }
    await work.write({ kind: 'update', collection: 'directus_relations', matches, values })
  }
}

import type { JsonObject } from '@recto/protocol'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { rewriteReferences } from './rewrite-references.ts'

/** Deletes every reference to a collection, so that a new one of the same name inherits nothing. */
export async function deleteCollectionReferences(executor: SchemaChangeExecutor, collection: string): Promise<void> {
  await executor.write({ kind: 'update', collection: 'directus_collections', matches: { group: collection }, values: { group: null } })
  await executor.write({ kind: 'delete', collection: 'directus_relations', matches: { many_collection: collection } })
  await executor.write({ kind: 'delete', collection: 'directus_relations', matches: { one_collection: collection } })
  await removeFromManyToAny(executor, collection)
  for (const owner of ['directus_fields', 'directus_permissions', 'directus_presets']) {
    await executor.write({ kind: 'delete', collection: owner, matches: { collection } })
  }
  await rewriteReferences(executor, { field: ({ field }) => field, collection: (name) => (name === collection ? null : name) })
  const unlink = (owner: string, column: string, values: JsonObject): Promise<void> =>
    executor.write({ kind: 'update', collection: owner, matches: { [column]: collection }, values: { [column]: null, ...values } })
  await unlink('directus_notifications', 'collection', { item: null })
  await unlink('directus_settings', 'mcp_prompts_collection', {})
  for (const history of ['directus_comments', 'directus_shares', 'directus_versions']) await executor.deleteHistory(history, { collection })
  for (const history of ['directus_revisions', 'directus_activity']) await executor.deleteHistory(history, { collection })
  await executor.deleteHistory('directus_collections', { collection })
  await executor.recordActivity({ action: 'delete', collection: 'directus_collections', item: collection, data: null, delta: null })
}

async function removeFromManyToAny(executor: SchemaChangeExecutor, collection: string): Promise<void> {
  for (const row of await executor.find('directus_relations', { one_collection: null })) {
    const allowed = listOf(row)
    if (!allowed.includes(collection)) continue
    const values = { one_allowed_collections: allowed.filter((name) => name !== collection) }
    await executor.write({ kind: 'update', collection: 'directus_relations', matches: { id: Number(row['id']) }, values })
  }
}

function listOf(row: JsonObject): readonly string[] {
  const value = row['one_allowed_collections']
  return Array.isArray(value) ? value.map(String) : []
}

import type { StoredRow } from '@recto/pipeline'
import type { ModelWork } from '../change-work/model-work.ts'
import { rewriteReferences } from './rewrite-references.ts'

/** Takes away everything that names a collection, so that a new one of the same name inherits nothing. */
export async function forgetCollection(work: ModelWork, collection: string): Promise<void> {
  await work.write({ kind: 'update', collection: 'directus_collections', matches: { group: collection }, values: { group: null } })
  await work.write({ kind: 'delete', collection: 'directus_relations', matches: { many_collection: collection } })
  await work.write({ kind: 'delete', collection: 'directus_relations', matches: { one_collection: collection } })
  await forgetAllowed(work, collection)
  for (const owner of ['directus_fields', 'directus_permissions', 'directus_presets']) {
    await work.write({ kind: 'delete', collection: owner, matches: { collection } })
  }
  await rewriteReferences(work, { field: ({ field }) => field, collection: (name) => (name === collection ? null : name) })
  const unlink = (owner: string, column: string, values: StoredRow): Promise<void> =>
    work.write({ kind: 'update', collection: owner, matches: { [column]: collection }, values: { [column]: null, ...values } })
  await unlink('directus_notifications', 'collection', { item: null })
  await unlink('directus_settings', 'mcp_prompts_collection', {})
  for (const history of ['directus_comments', 'directus_shares', 'directus_versions']) await work.forget(history, { collection })
  for (const history of ['directus_revisions', 'directus_activity']) await work.forget(history, { collection })
  await work.forget('directus_collections', { collection })
  await work.record({ action: 'delete', collection: 'directus_collections', item: collection, data: null, delta: null })
}

async function forgetAllowed(work: ModelWork, collection: string): Promise<void> {
  for (const row of await work.find('directus_relations', { one_collection: null })) {
    const allowed = listOf(row)
    if (!allowed.includes(collection)) continue
    const values = { one_allowed_collections: allowed.filter((name) => name !== collection) }
    await work.write({ kind: 'update', collection: 'directus_relations', matches: { id: Number(row['id']) }, values })
  }
}

function listOf(row: StoredRow): readonly string[] {
  const value = row['one_allowed_collections']
  return Array.isArray(value) ? value.map(String) : []
}

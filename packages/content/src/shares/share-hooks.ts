import { invalidPayload } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { assertPermitted } from '../item-access.ts'

/** Shares: of items the caller may share, and never somebody else's. */
export const shareHooks: CollectionHooks = {
  async beforeCreate(payloads, scope) {
    for (const payload of payloads) await assertShareable(payload, scope)
    for (const name of new Set(payloads.map(({ collection }) => String(collection)))) await adopt(name, scope)
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    if (payload['user_created'] !== undefined) throw invalidPayload('"user_created" cannot be changed')
    const isMoved = payload['collection'] !== undefined || payload['item'] !== undefined
    const shares = systemDatabase(scope.context.platform).selectFrom('recto_shares').select(['collection', 'item'])
    const rows = isMoved ? await shares.where('id', 'in', keys.map(String)).execute() : []
    for (const row of rows) await assertShareable({ ...row, ...payload }, scope)
    if (typeof payload['collection'] === 'string') await adopt(payload['collection'], scope)
    return payload
  },
}

async function assertShareable({ collection, item }: JsonObject, scope: CollectionHookContext): Promise<void> {
  await assertPermitted({ collection: String(collection), item: String(item) }, 'share', scope)
}

/** A share refers to the metadata of its collection, and is deleted with it. A table without metadata gets some when it is shared. */
async function adopt(name: string, scope: CollectionHookContext): Promise<void> {
  const collection = findCollection(scope.context.schema, name)
  if (collection === undefined || collection.isSystem) throw invalidPayload(`Items of "${name}" can't be shared`)
  if (collection.meta !== null) return
  const recto = systemDatabase(scope.context.platform)
  const found = await recto.selectFrom('recto_collections').select('collection').where('collection', '=', name).executeTakeFirst()
  if (found !== undefined) return
  await recto.insertInto('recto_collections').values({ collection: name }).execute()
  scope.afterCommit('adopted collections', ({ platform }) => platform.schemaCache.refresh())
}

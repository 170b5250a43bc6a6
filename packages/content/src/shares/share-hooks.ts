import { invalidPayload } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { demandPermitted } from '../item-access.ts'
import { tableIn } from '../system-tables-in.ts'

/** Shares: of items the caller may share, and never somebody else's. */
export const shareHooks: CollectionHooks = {
  async beforeCreate(payloads, scope) {
    for (const payload of payloads) await demandShareable(payload, scope)
    for (const name of new Set(payloads.map(({ collection }) => String(collection)))) await adopt(name, scope)
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    if (payload['user_created'] !== undefined) throw invalidPayload('"user_created" cannot be changed')
    const isMoved = payload['collection'] !== undefined || payload['item'] !== undefined
    const rows = isMoved ? await tableIn(scope, 'shares').find({ id: keys.map(String) }) : []
    for (const row of rows) await demandShareable({ ...row, ...payload }, scope)
    if (typeof payload['collection'] === 'string') await adopt(payload['collection'], scope)
    return payload
  },
}

async function demandShareable({ collection, item }: JsonObject, scope: CollectionHookContext): Promise<void> {
  await demandPermitted({ collection: String(collection), item: String(item) }, 'share', scope)
}

/** A share hangs on the metadata of its collection, to go with it. A table without any gets some by being shared. */
async function adopt(name: string, scope: CollectionHookContext): Promise<void> {
  const collection = findCollection(scope.context.schema, name)
  if (collection === undefined || collection.isSystem) throw invalidPayload(`Items of "${name}" can't be shared`)
  if (collection.meta !== null) return
  const rows = tableIn(scope, 'collections')
  if ((await rows.find({ collection: name }, 1)).length > 0) return
  await rows.insert({ collection: name })
  scope.afterCommit('adopted collections', ({ platform }) => platform.schemaCache.refresh())
}

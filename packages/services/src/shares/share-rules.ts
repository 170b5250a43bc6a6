import type { CollectionRules, RuleScope } from '@recto/pipeline'
import { demandPermitted } from '../item-access.ts'
import type { Payload } from '../payload.ts'
import { invalidPayload } from '../refusals.ts'
import { tableIn } from '../system-tables-in.ts'

/** Shares: of items the caller may share, and never somebody else's. */
export const shareRules: CollectionRules = {
  async create(payloads, scope) {
    for (const payload of payloads) await demandShareable(payload, scope)
    return payloads
  },
  async update({ keys, payload }, scope) {
    if (payload['user_created'] !== undefined) throw invalidPayload('"user_created" cannot be changed')
    const isMoved = payload['collection'] !== undefined || payload['item'] !== undefined
    const rows = isMoved ? await tableIn(scope, 'shares').find({ id: keys.map(String) }) : []
    for (const row of rows) await demandShareable({ ...row, ...payload }, scope)
    return payload
  },
}

async function demandShareable({ collection, item }: Payload, scope: RuleScope): Promise<void> {
  await demandPermitted({ collection: String(collection), item: String(item) }, 'share', scope)
}

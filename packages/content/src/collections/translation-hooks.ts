import { invalidPayload } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks, StoredRow } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { tableIn } from '../system-tables-in.ts'

/** Translations: one text per key and language. */
export const translationHooks: CollectionHooks = {
  async beforeCreate(payloads, scope) {
    for (const payload of payloads) await demandFree(payload, [], scope)
    const pairs = new Set(payloads.map(({ key, language }) => JSON.stringify([key, language])))
    if (pairs.size < payloads.length) throw duplicate()
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    const { key, language } = payload
    if (key === undefined && language === undefined) return payload
    const rows = await tableIn(scope, 'translations').find({ id: keys.map(String) })
    const changed = rows.map((row) => ({ ...row, ...payload }))
    if (new Set(changed.map((row) => JSON.stringify([row['key'], row['language']]))).size < changed.length) throw duplicate()
    for (const row of changed) await demandFree(row, keys.map(String), scope)
    return payload
  },
}

async function demandFree({ key, language }: JsonObject | StoredRow, own: readonly string[], scope: CollectionHookContext): Promise<void> {
  if (typeof key !== 'string' || typeof language !== 'string') return
  const found = await tableIn(scope, 'translations').find({ key, language })
  // Some engines compare text without regard to case; keys are only themselves.
  if (found.some((row) => row['key'] === key && row['language'] === language && !own.includes(String(row['id'])))) throw duplicate()
}

function duplicate(): Error {
  return invalidPayload('Duplicate key and language combination')
}

import { invalidPayload } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'

/** Translations: one text per key and language. */
export const translationHooks: CollectionHooks = {
  async beforeCreate(payloads, scope) {
    for (const payload of payloads) await assertFree(payload, [], scope)
    const pairs = new Set(payloads.map(({ key, language }) => JSON.stringify([key, language])))
    if (pairs.size < payloads.length) throw duplicate()
    return payloads
  },
  async beforeUpdate({ keys, payload }, scope) {
    const { key, language } = payload
    if (key === undefined && language === undefined) return payload
    const rows = await systemDatabase(scope.context.platform)
      .selectFrom('recto_translations')
      .selectAll()
      .where('id', 'in', keys.map(String))
      .execute()
    const changed = rows.map((row) => ({ ...row, ...payload }))
    if (new Set(changed.map((row) => JSON.stringify([row.key, row.language]))).size < changed.length) throw duplicate()
    for (const row of changed) await assertFree(row, keys.map(String), scope)
    return payload
  },
}

async function assertFree({ key, language }: JsonObject, own: readonly string[], scope: CollectionHookContext): Promise<void> {
  if (typeof key !== 'string' || typeof language !== 'string') return
  const found = await systemDatabase(scope.context.platform)
    .selectFrom('recto_translations')
    .selectAll()
    .where('key', '=', key)
    .where('language', '=', language)
    .execute()
  // Some engines compare text without regard to case; keys are only themselves.
  if (found.some((row) => row.key === key && row.language === language && !own.includes(row.id))) throw duplicate()
}

function duplicate(): Error {
  return invalidPayload('Duplicate key and language combination')
}

import { invalidPayload, type RectoError, unprocessable } from '@recto/errors'
import type { CollectionHookContext, CollectionHooks } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { assertPermitted } from '../item-access.ts'
import { itemHash } from './item-hash.ts'

/** Versions: named drafts of items. What they hold is changed by saving them, never by writing their rows. */
export const versionHooks: CollectionHooks = {
  async beforeCreate(payloads, scope) {
    for (const payload of payloads) await checkVersion(payload, scope)
    const names = new Set(payloads.map(({ collection, item, key }) => JSON.stringify([collection, item, key])))
    if (names.size < payloads.length) throw unprocessable('Cannot create multiple versions on one item with the same key')
    const made: JsonObject[] = []
    for (const payload of payloads) {
      const hash = await itemHash({ collection: String(payload['collection']), item: String(payload['item']) }, scope.context)
      made.push({ ...payload, hash })
    }
    return made
  },
  async beforeUpdate({ keys, payload }, scope) {
    checkNames(payload, ['key', 'name'])
    if (payload['key'] === undefined) return payload
    checkKey(payload['key'])
    const versions = systemDatabase(scope.context.platform).selectFrom('recto_versions').selectAll()
    const rows = await versions.where('id', 'in', keys.map(String)).execute()
    for (const row of rows) await assertFreeKey({ ...row, ...payload }, scope)
    return payload
  },
}

async function checkVersion(payload: JsonObject, scope: CollectionHookContext): Promise<void> {
  checkNames(payload, ['key', 'name', 'collection', 'item'])
  for (const name of ['collection', 'item']) if (typeof payload[name] !== 'string') throw invalidPayload(`"${name}" must be a string`)
  checkKey(payload['key'])
  const name = { collection: String(payload['collection']), item: String(payload['item']) }
  await assertPermitted(name, 'read', scope)
  if (findCollection(scope.context.schema, name.collection)?.meta?.versioning !== true)
    throw unprocessable(`Content Versioning is not enabled for collection "${name.collection}"`)
  await assertFreeKey(payload, scope)
}

function checkNames(payload: JsonObject, allowed: readonly string[]): void {
  const other = Object.keys(payload).find((name) => !allowed.includes(name))
  if (other !== undefined) throw invalidPayload(`"${other}" is not allowed`)
}

function checkKey(key: unknown): void {
  if (typeof key !== 'string' || key === '') throw invalidPayload('"key" must be a string')
  if (key === 'main' || key === 'published') throw invalidPayload(`"${key}" is a reserved version key`)
}

async function assertFreeKey({ id, key, collection, item }: JsonObject, scope: CollectionHookContext): Promise<void> {
  const name = { key: String(key), collection: String(collection), item: String(item) }
  const found = await systemDatabase(scope.context.platform)
    .selectFrom('recto_versions')
    .select(['id', 'key', 'item'])
    .where('key', '=', name.key)
    .where('collection', '=', name.collection)
    .where('item', '=', name.item)
    .execute()
  if (found.some((row) => row.id !== id && row.key === name.key && row.item === name.item)) throw versionExists(name)
}

function versionExists({
  key,
  collection,
  item,
}: {
  readonly key: string
  readonly collection: string
  readonly item: string
}): RectoError {
  return unprocessable(`Version "${key}" already exists for item "${item}" in collection "${collection}"`)
}

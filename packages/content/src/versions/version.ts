import { forbidden, forbiddenFields, invalidPayload, RectoError, unprocessable } from '@recto/errors'
import { permittedFields, type Rights } from '@recto/permissions'
import { type Context, recordActivity, rightsOf, runRequest } from '@recto/pipeline'
import { createItemReader, readablePayload } from '@recto/pipeline/items'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { assertPermitted } from '../item-access.ts'
import { assertNoSecrets, plainDelta, stampDelta } from './delta.ts'
import { hashOf, readMain } from './item-hash.ts'
import { itemReaderOf, maskDelta } from './mask-delta.ts'
import { promotingContext } from './promoted-draft.ts'

/** One version, its draft as clients see drafts. */
export async function readVersion(key: string, query: JsonObject, context: Context): Promise<unknown> {
  const version = await readRow(key, query, context)
  const { delta } = version
  if (!isJsonObject(delta)) return version
  const { collection, item, delta: stored } = await findVersion(key, context)
  return { ...version, delta: await maskDelta({ collection, item, delta: stored ?? {} }, await itemReaderOf(context)) }
}

/** A version beside the item it is a draft of. */
export interface VersionComparison {
  /** The item has changed since the version was made. */
  readonly outdated: boolean
  readonly mainHash: string
  readonly current: JsonObject
  readonly main: JsonObject
}

export async function compareVersion(key: string, context: Context): Promise<VersionComparison> {
  const { collection, item, delta, hash } = await findVersion(key, context)
  const main = await readMain({ collection: collection.name, item }, context)
  const mainHash = hashOf(main)
  const current = await maskDelta({ collection, item, delta: delta ?? {} }, await itemReaderOf(context))
  return { outdated: mainHash !== hash, mainHash, current, main }
}

/**
 * Keeps values in a version without touching its item, and gives the item as it would then be, as far as the caller may see it.
 * @throws {RectoError} FORBIDDEN when the caller may not update the version, or neither see nor update a field; INVALID_PAYLOAD
 */
export async function saveVersion(key: string, body: unknown, context: Context): Promise<JsonObject> {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  const version = await findVersion(key, context)
  const { collection, item } = version
  const rights = await rightsOf(context)
  await assertPermitted({ collection: 'directus_versions', item: key }, 'update', { context, rights })
  assertNoSecrets(context.schema, collection, body)
  assertKnownFields(collection, body, rights)
  const main = await readMain({ collection: collection.name, item }, context)
  const now = context.now.toISOString()
  const { user } = context.account
  const saved = stampDelta(context.schema, collection, { item: body, stamp: { _user: user, _date: now } })
  const delta = { ...version.delta, ...saved }
  await context.platform.connection.transaction(async (connection) => {
    const inside: Context = { ...context, platform: { ...context.platform, connection } }
    const values = { delta, date_updated: now, user_updated: user }
    await systemDatabase(inside.platform).updateTable('recto_versions').set(values).where('id', '=', key).execute()
    await recordSave({ ...version, id: key, saved }, inside)
  })
  const shown = await readablePayload({ collection, key: item, payload: delta }, createItemReader(context, rights))
  return { ...main, ...shown }
}

/** A draft is promoted by others, who see what is in it: nobody puts a field into it that is hidden from them altogether. */
function assertKnownFields(collection: Collection, body: JsonObject, rights: Rights): void {
  if (rights.isAdmin) return
  const permitted = [permittedFields(rights, 'read'), permittedFields(rights, 'update')].map((fields) => fields.get(collection.name))
  const hidden = Object.keys(body).filter((name) => permitted.every((fields) => fields !== '*' && fields?.has(name) !== true))
  if (hidden.length > 0) throw forbiddenFields(collection.name, hidden)
}

/**
 * Writes a version's draft to its item, as any other change by the caller. The version stays, without the nested items it wrote.
 * @throws {RectoError} VERSION_HASH_MISMATCH when the item has changed since the caller compared
 */
export async function promoteVersion(key: string, body: unknown, context: Context): Promise<string> {
  const { mainHash, fields } = isJsonObject(body) ? body : {}
  if (typeof mainHash !== 'string') throw invalidPayload('"mainHash" must be a string')
  if (fields !== undefined && !Array.isArray(fields)) throw invalidPayload('"fields" must be an array')
  const { collection, item, delta } = await findVersion(key, context)
  if (delta === null) throw unprocessable('No changes to promote')
  const current = hashOf(await readMain({ collection: collection.name, item }, context))
  if (current !== mainHash) throw new RectoError('VERSION_HASH_MISMATCH', { extensions: { mainHash: current } })
  const plain = plainDelta(context.schema, collection, delta)
  const chosen = Object.entries(plain).filter(([name]) => fields === undefined || fields.includes(name))
  const events = ['items.promote', `${collection.name}.items.promote`]
  const { platform, schema, account } = context
  const announcement = {
    events,
    meta: { collection: collection.name, item, version: key },
    context: { database: platform.connection, schema, accountability: account },
  }
  const data: unknown = await platform.events.filter(Object.fromEntries(chosen), announcement)
  const promoting = promotingContext({ key, collection, delta, fields: chosen.map(([name]) => name) }, context)
  await runRequest({ kind: 'update', collection: collection.name, keys: [item], data, query: {}, isOne: true }, promoting)
  platform.events.emit({ ...announcement, meta: { ...announcement.meta, payload: data } })
  return item
}

interface Version {
  readonly collection: Collection
  readonly item: string
  readonly delta: JsonObject | null
  readonly hash: string | null
}

/** @throws {RectoError} FORBIDDEN when the caller may not read the version, or there is none */
async function findVersion(key: string, context: Context): Promise<Version> {
  await readRow(key, { fields: ['id'] }, context)
  const row = await systemDatabase(context.platform).selectFrom('recto_versions').selectAll().where('id', '=', key).executeTakeFirst()
  const collection = findCollection(context.schema, row?.collection ?? '')
  if (row === undefined || collection === undefined) throw forbidden()
  return {
    collection,
    item: row.item,
    delta: isJsonObject(row.delta) ? row.delta : null,
    hash: row.hash,
  }
}

async function readRow(key: string, query: JsonObject, context: Context): Promise<JsonObject> {
  const result = await runRequest({ kind: 'read', collection: 'directus_versions', key, query }, context)
  const row: unknown = result.kind === 'document' ? JSON.parse(result.data) : null
  return isJsonObject(row) ? row : {}
}

interface SavedVersion extends Version {
  readonly id: string
  readonly saved: JsonObject
}

async function recordSave({ id, collection, item, saved }: SavedVersion, { platform, account, now }: Context): Promise<void> {
  if (collection.accountability === null) return
  const revision = collection.accountability === 'all' ? { revision: { data: saved, delta: saved, version: id } } : {}
  await recordActivity(platform, { action: 'version_save', collection: collection.name, item, account, now, ...revision })
}

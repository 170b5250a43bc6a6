import { forbidden, forbiddenCollection, invalidPayload, RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import { collectItems } from '../collect-items.ts'
import type { Context } from '../context.ts'
import { readRows } from '../read/read-rows.ts'
import { runRequest } from '../run-request.ts'
import { createItems } from './execute/create-items.ts'
import { deleteItems } from './execute/delete-items.ts'
import { guardRevision } from './execute/precondition.ts'
import { updateEach } from './execute/update-each.ts'
import { updateItems } from './execute/update-items.ts'
import { upsertItems } from './execute/upsert-items.ts'
import type { KeyValues } from './execute/write-statements.ts'
import type { MutationInput } from './parse/mutation-input.ts'
import { keyFrom, payloadKey } from './parse/payload-key.ts'
import { isPayload } from './plan/split-payload.ts'
import { rootPath, type WriteContext } from './write-context.ts'

/** The collection of a write. @throws {RectoError} FORBIDDEN when it cannot be written there, ROUTE_NOT_FOUND */
export function collectionOf(input: MutationInput, { schema }: Context): Collection {
  const collection = findCollection(schema, input.collection)
  if (collection?.isSystem === true && input.allowsSystem === false) throw forbidden()
  if (collection === undefined || collection.table === null) throw forbiddenCollection(input.collection)
  if (collection.isSingleton && (input.kind === 'create' || input.kind === 'merge'))
    throw new RectoError('ROUTE_NOT_FOUND', { extensions: { path: `/${input.collection}` } })
  return collection
}

/** A write whose items are known. */
export interface Work {
  readonly input: MutationInput
  readonly collection: Collection
  readonly selected: readonly KeyValues[] | null
}

/** Does one write in the open transaction, and gives the keys of its items. */
export async function writeItems(scope: WriteContext, { input, collection, selected }: Work): Promise<readonly KeyValues[]> {
  if (input.kind === 'merge') return upsertItems(scope, { collection, payloads: listOf(input.data), on: input.on })
  if (input.kind === 'upsert') return upsert(scope, collection, input.data)
  if (input.kind === 'create') return createItems(scope, { collection, payloads: listOf(input.data), place: rootPath })
  if (input.kind === 'update' && input.each !== undefined) return changeEach(scope, collection, input.each)
  const keys = selected ?? (input.keys ?? []).map((key) => keyFrom(collection, key))
  const guard = input.ifRevision === undefined ? null : await guardRevision(scope, { collection, keys, revisions: input.ifRevision })
  if (input.kind === 'delete') await deleteItems(scope, { collection, keys, place: rootPath })
  else if (keys.length > 0) await updateItems(scope, { collection, keys, payload: input.data, place: rootPath })
  // Who may not write it learns that first.
  guard?.()
  return keys
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [data]
}

async function upsert(scope: WriteContext, collection: Collection, data: unknown): Promise<readonly KeyValues[]> {
  const [row] = await readRows(scope.context.platform, { collection: collection.name, fields: collection.primaryKey, limit: 1 })
  const key = row === undefined ? null : payloadKey(collection, row)
  if (key === null) return createItems(scope, { collection, payloads: [data], place: rootPath })
  await updateItems(scope, { collection, keys: [key], payload: data, place: rootPath })
  return [key]
}

async function changeEach(scope: WriteContext, collection: Collection, payloads: readonly unknown[]): Promise<readonly KeyValues[]> {
  const items = payloads.map((payload) => {
    const key = isPayload(payload) ? payloadKey(collection, payload) : null
    if (key === null) throw invalidPayload('Item in update misses primary key')
    return { key, payload, place: rootPath }
  })
  await updateEach(scope, { collection, items })
  return items.map(({ key }) => key)
}

/** Items a query names, of those the caller may read: anything else would tell what the others hold. */
export async function selectedKeys(selection: JsonObject, collection: Collection, context: Context): Promise<readonly KeyValues[]> {
  const { limit, offset, page, filter, search, sort } = selection
  const asked = Object.entries({ limit, offset, page, filter, search, sort }).filter(([, value]) => value !== undefined)
  const query = { ...Object.fromEntries(asked), fields: [...collection.primaryKey] }
  const result = await runRequest({ kind: 'read', collection: collection.name, query, isGathered: true }, context)
  const rows = result.kind === 'document' ? [JSON.parse(result.data) as unknown].flat() : await collectItems(result.items)
  return rows.flatMap((row) => (isPayload(row) ? [payloadKey(collection, row)] : [])).filter((key) => key !== null)
}

import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import { collectItems } from '../../collect-items.ts'
import type { Context } from '../../context.ts'
import { runRead } from '../../read/run-read.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import { isPayload } from '../plan/split-payload.ts'
import type { MutationRequest } from './parse-write.ts'
import { payloadKey } from './payload-key.ts'

/** A request with the keys of the items that its query names, of those the caller may read: others must not be revealed. */
export async function selectKeys(request: MutationRequest, context: Context): Promise<MutationRequest> {
  if (!('selection' in request) || request.selection === null) return request
  const { limit, offset, page, filter, search, sort } = request.selection
  const asked = Object.entries({ limit, offset, page, filter, search, sort }).filter(([, value]) => value !== undefined)
  const rows = await readAll(context, request.collection, { ...Object.fromEntries(asked), fields: [...request.collection.primaryKey] })
  return { ...request, keys: rows.map((row) => payloadKey(request.collection, row)).filter((key): key is EncodedKey => key !== null) }
}

/** Items with the caller's own rights, in one list. */
export async function readAll(context: Context, collection: Collection, query: JsonObject): Promise<readonly JsonObject[]> {
  const result = await runRead({ kind: 'read', collection: collection.name, query, isBuffered: true }, context)
  const rows = result.kind === 'document' ? [JSON.parse(result.data) as unknown].flat() : await collectItems(result.items)
  return rows.filter(isPayload)
}

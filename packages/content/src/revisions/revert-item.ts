import { forbidden, invalidPayload } from '@recto/errors'
import { type Context, runRequest } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { type Collection, type Field, findCollection } from '@recto/schema'

/**
 * Gives an item the values one of its revisions recorded, as a change by the caller, who must be allowed to
 * read the revision and to update every field of it. Secrets, which revisions only hold masked, relations and keys stay as they are.
 * @throws {RectoError} FORBIDDEN, INVALID_PAYLOAD when the revision holds nothing to go back to
 */
export async function revertItem(revision: string, context: Context): Promise<void> {
  const { collection: name, item, data } = await readRevision(revision, context)
  const collection = findCollection(context.schema, String(name))
  if (collection === undefined) throw forbidden()
  if (typeof data !== 'object' || data === null) throw invalidPayload("Revision doesn't contain data to revert to")
  const values = restorable(collection, data as JsonObject)
  await runRequest({ kind: 'update', collection: collection.name, query: {}, keys: [String(item)], data: values, isOne: true }, context)
}

async function readRevision(key: string, context: Context): Promise<JsonObject> {
  const query = { fields: ['collection', 'item', 'data'] }
  const result = await runRequest({ kind: 'read', collection: 'directus_revisions', query, key }, context)
  return result.kind === 'document' ? (JSON.parse(result.data) as JsonObject) : {}
}

function restorable(collection: Collection, data: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(data).filter(([name]) => {
      const field = collection.fields.get(name)
      return field !== undefined && !collection.primaryKey.includes(name) && isRestorable(field)
    }),
  )
}

const untouched = ['hash', 'conceal', 'encrypt']

function isRestorable({ column, special }: Field): boolean {
  return column !== null && !column.isGenerated && !special.some((flag) => untouched.includes(flag))
}

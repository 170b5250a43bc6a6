import { forbidden } from '@recto/errors'
import { type Context, previewChange, type ReadInput, type Result, readRows, rightsOf, runRequest } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { parseQuery } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { plainDelta, versionDelta } from './delta.ts'
import { withoutNewKeys } from './without-new-keys.ts'

/** Whether a read asks for an item as one of its versions has it. */
export function asksForVersion({ query }: Pick<ReadInput, 'query'>): boolean {
  const { version } = query
  return typeof version === 'string' && version !== '' && version !== 'main' && version !== 'published'
}

/**
 * An item as it would be if a version of it were promoted, read with the caller's rights.
 * @throws {RectoError} FORBIDDEN when there is no such version for the caller
 */
export async function readItemVersion(input: ReadInput, context: Context): Promise<Result> {
  const { version, versionRaw, ...query } = input.query
  const collection = findCollection(context.schema, input.collection)
  if (collection === undefined || (input.allowsSystem === false && collection.isSystem)) throw forbidden()
  await rightsOf(context)
  const item = input.key ?? (await singletonKey(collection, context))
  const delta = await readableDelta({ collection: collection.name, item, key: String(version) }, context)
  if (versionRaw !== undefined && parseQuery({ versionRaw }).versionRaw) {
    const overlay = versionDelta(context.schema, { collection: collection.name, item, delta })
    return withData(await runRequest({ ...input, query }, context), (main) => ({ ...(isJsonObject(main) ? main : {}), ...overlay }))
  }
  const data = plainDelta(context.schema, collection, delta)
  return await previewChange({ collection, key: item, data }, context, async (inside, isNew) =>
    withData(await runRequest({ ...input, query }, inside), (found) => withoutNewKeys(context.schema, { collection, value: found, isNew })),
  )
}

function withData(result: Result, change: (data: unknown) => unknown): Result {
  return result.kind === 'document' ? { ...result, data: JSON.stringify(change(JSON.parse(result.data))) } : result
}

async function singletonKey(collection: Collection, { platform }: Context): Promise<string> {
  const [row] = await readRows(platform, { collection: collection.name, fields: collection.primaryKey, limit: 1 })
  if (row === undefined || !collection.isSingleton) throw forbidden()
  return String(row[collection.primaryKey[0] ?? ''])
}

async function readableDelta(
  name: { readonly collection: string; readonly item: string; readonly key: string },
  context: Context,
): Promise<JsonObject> {
  const filter = Object.fromEntries(Object.entries(name).map(([field, value]) => [field, { _eq: value }]))
  const result = await runRequest({ kind: 'read', collection: 'directus_versions', query: { filter, fields: ['id'], limit: 1 } }, context)
  const [version] = result.kind === 'document' ? (JSON.parse(result.data) as readonly { readonly id: string }[]) : []
  if (version === undefined) throw forbidden()
  const row = await systemDatabase(context.platform)
    .selectFrom('recto_versions')
    .select('delta')
    .where('id', '=', version.id)
    .executeTakeFirst()
  return isJsonObject(row?.delta) ? row.delta : {}
}

import { forbidden, RectoError } from '@recto/errors'
import { type Context, type ReadInput, type Result, readRows, runRequest } from '@recto/pipeline'
import { previewChange } from '@recto/pipeline/items'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { parseQuery } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { plainDelta } from './delta.ts'
import { itemReaderOf, maskDelta } from './mask-delta.ts'
import { type Draft, overlayDraft } from './overlay-draft.ts'
import { withoutNewKeys } from './without-new-keys.ts'

/** Whether a read asks for an item as one of its versions has it. */
export function asksForVersion({ query }: Pick<ReadInput, 'query'>): boolean {
  const { version } = query
  return typeof version === 'string' && version !== '' && version !== 'main' && version !== 'published'
}

/**
 * An item as it would be if the caller promoted a version of it. What the caller could not write of it is not written for the
 * reading either: then the values of the item itself are laid over what is read, as far as the caller may see them.
 * @throws {RectoError} FORBIDDEN when there is no such version for the caller
 */
export async function readItemVersion(input: ReadInput, context: Context): Promise<Result> {
  const { version, versionRaw, ...query } = input.query
  const collection = findCollection(context.schema, input.collection)
  if (collection === undefined || (input.allowsSystem === false && collection.isSystem)) throw forbidden()
  const item = input.key ?? (await singletonKey(collection, context))
  const delta = await readableDelta({ collection: collection.name, item, key: String(version) }, context)
  const draft: Draft = { collection, item, delta, input: { ...input, query } }
  if (versionRaw !== undefined && parseQuery({ versionRaw }).versionRaw) {
    const overlay = await maskDelta({ collection, item, delta }, await itemReaderOf(context))
    return withData(await runRequest(draft.input, context), (main) => ({ ...(isJsonObject(main) ? main : {}), ...overlay }))
  }
  return await previewDraft(draft, context).catch(async (error: unknown) => {
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return await overlayDraft(draft, context)
    throw error
  })
}

/** Written as the caller would write it, read, and rolled back. */
function previewDraft({ collection, item, delta, input }: Draft, context: Context): Promise<Result> {
  const data = plainDelta(context.schema, collection, delta)
  return previewChange({ collection, key: item, data }, context, async (inside, isNew) =>
    withData(await runRequest(input, inside), (value) => withoutNewKeys(context.schema, { collection, value, isNew })),
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
  const result = await runRequest(
    { kind: 'read', collection: 'directus_versions', query: { filter, fields: ['id', 'delta'], limit: 1 } },
    context,
  )
  const [version] = result.kind === 'document' ? (JSON.parse(result.data) as readonly { readonly id: string }[]) : []
  if (version === undefined) throw forbidden()
  const row = await systemDatabase(context.platform)
    .selectFrom('recto_versions')
    .select('delta')
    .where('id', '=', version.id)
    .executeTakeFirst()
  return isJsonObject(row?.delta) ? row.delta : {}
}

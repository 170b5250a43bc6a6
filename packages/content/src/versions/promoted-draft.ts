import type { CollectionHooks, Context } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Collection, relationFrom, relationTo, type Schema } from '@recto/schema'
import { systemDatabase } from '@recto/system'

/** A version whose draft is written to its item. */
export interface PromotedVersion {
  readonly key: string
  readonly collection: Collection
  readonly delta: JsonObject
  /** The fields of the draft that are written. */
  readonly fields: readonly string[]
}

/**
 * The same request, in whose transaction the draft loses the nested items that it wrote: they are in the item now, and a draft that
 * still had those it creates would show, and promote, them twice. Plain values stay.
 */
export function promotingContext(version: PromotedVersion, context: Context): Context {
  const delta = withoutNestedItems(context.schema, version)
  const { collectionHooks } = context.platform
  const own = collectionHooks.get(version.collection.name) as CollectionHooks | undefined
  const hooks: CollectionHooks = {
    ...own,
    beforeUpdate(change, scope) {
      scope.beforeCommit('versions:promoted', async () => {
        const versions = systemDatabase(scope.context.platform).updateTable('recto_versions')
        await versions.set({ delta }).where('id', '=', version.key).execute()
      })
      return own?.beforeUpdate?.(change, scope) ?? change.payload
    },
  }
  const platform = { ...context.platform, collectionHooks: new Map(collectionHooks).set(version.collection.name, hooks) }
  return { ...context, platform }
}

function withoutNestedItems(schema: Schema, { collection, delta, fields }: PromotedVersion): JsonObject {
  const isNested = (name: string): boolean =>
    relationFrom(schema, collection.name, name) !== undefined || relationTo(schema, collection.name, name) !== undefined
  return Object.fromEntries(
    Object.entries(delta).filter(([name, value]) => !(fields.includes(name) && isNested(name) && holdsItems(value))),
  )
}

function holdsItems(value: unknown): boolean {
  return isJsonObject(value) || (Array.isArray(value) && value.some(isJsonObject))
}

import { type Context, rightsOf } from '@recto/pipeline'
import { createItemReader, type ItemReader, readablePayload } from '@recto/pipeline/items'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import { versionDelta } from './delta.ts'

/** A draft of an item, as it is stored. */
export interface ItemDraft {
  readonly collection: Collection
  readonly item: string
  readonly delta: JsonObject
}

export async function itemReaderOf(context: Context): Promise<ItemReader> {
  return createItemReader(context, await rightsOf(context))
}

/** A draft as its reader may see it: every item in it masked as where it is read. */
export async function maskDelta({ collection, item, delta }: ItemDraft, reader: ItemReader): Promise<JsonObject> {
  const payload = versionDelta(reader.context.schema, { collection: collection.name, item, delta })
  return (await readablePayload({ collection, key: item, payload }, reader)) ?? {}
}

import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { WritePlanContext } from '../write-context.ts'
import { applySpecials, type WriteAction } from './apply-specials.ts'
import type { PlannedItem } from './mutation-plan.ts'
import { sourcesOf } from './special-sources.ts'
import { splitPayload } from './split-payload.ts'

/** A checked payload, with what Recto fills in, split into columns and nested relations. */
export function planItem(
  { context }: WritePlanContext,
  collection: Collection,
  { payload, action }: { readonly payload: JsonObject; readonly action: WriteAction },
): PlannedItem {
  const filled = applySpecials(collection, payload, { action, sources: sourcesOf(context) })
  const { columns, toOne, toMany } = splitPayload(context.schema, collection, filled)
  return { payload, columns, toOne, toMany }
}

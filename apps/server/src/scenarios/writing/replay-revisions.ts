import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import type { Publisher } from './open-publisher.ts'

/** An item as its revisions describe it. */
export interface ReplayedItem {
  readonly values: JsonObject
  /** All its columns are known, and not only those it was created with. */
  readonly isWhole: boolean
}

/** What activity and revisions alone say that there is: by collection and key, from nothing on, in the order of activity. */
export async function replayRevisions({ server }: Publisher): Promise<ReadonlyMap<string, ReadonlyMap<string, ReplayedItem>>> {
  const recto = systemDatabase(server.platform)
  const revisions = new Map(
    (await recto.selectFrom('recto_revisions').selectAll().execute()).map((revision) => [revision.activity, revision]),
  )
  const activity = await recto.selectFrom('recto_activity').selectAll().orderBy('id').execute()
  const collections = new Map<string, Map<string, ReplayedItem>>()
  for (const { id, action, collection, item } of activity) {
    const items = collections.get(collection) ?? new Map<string, ReplayedItem>()
    collections.set(collection, items)
    if (action === 'delete') items.delete(item)
    else items.set(item, next(items.get(item), action, revisions.get(id)))
  }
  return collections
}

function next(item: ReplayedItem | undefined, action: string, revision: object | undefined): ReplayedItem {
  const { data, delta } = (revision ?? {}) as { readonly data?: JsonObject | null; readonly delta?: JsonObject | null }
  const isWhole = action === 'update' && revision !== undefined
  return { values: { ...item?.values, ...data, ...delta }, isWhole: isWhole || item?.isWhole === true }
}

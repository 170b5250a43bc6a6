import { type StoredRow, systemTable } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import type { Publisher } from './open-publisher.ts'

/** An item as its revisions tell of it. */
export interface ReplayedItem {
  readonly values: JsonObject
  /** All its columns are known, and not only those it was created with. */
  readonly isWhole: boolean
}

/** What activity and revisions alone say that there is: by collection and key, from nothing on, in the order of activity. */
export async function replayRevisions({ server }: Publisher): Promise<ReadonlyMap<string, ReadonlyMap<string, ReplayedItem>>> {
  const table = (name: string) => systemTable(server.platform, `directus_${name}`)
  const revisions = new Map((await table('revisions').find({})).map((revision) => [Number(revision['activity']), revision]))
  const activity = (await table('activity').find({})).toSorted((a, b) => Number(a['id']) - Number(b['id']))
  const collections = new Map<string, Map<string, ReplayedItem>>()
  for (const { id, action, collection, item } of activity) {
    const items = collections.get(String(collection)) ?? new Map<string, ReplayedItem>()
    collections.set(String(collection), items)
    if (action === 'delete') items.delete(String(item))
    else items.set(String(item), next(items.get(String(item)), String(action), revisions.get(Number(id))))
  }
  return collections
}

function next(item: ReplayedItem | undefined, action: string, revision: StoredRow | undefined): ReplayedItem {
  const { data, delta } = (revision ?? {}) as { readonly data?: JsonObject | null; readonly delta?: JsonObject | null }
  const isWhole = action === 'update' && revision !== undefined
  return { values: { ...item?.values, ...data, ...delta }, isWhole: isWhole || item?.isWhole === true }
}

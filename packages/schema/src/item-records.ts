/** A system collection whose rows are about items of other collections, so that what may be seen of them follows from those items. */
export interface ItemRecord {
  /** The field that names the collection of the item. */
  readonly collection: string
  /** The field that holds the key of the item as text. */
  readonly item: string
  /** The field that names the user who may always see the row. */
  readonly owner: string | null
  /** JSON fields that hold values of the item. */
  readonly contents: readonly string[]
}

const item = { collection: 'collection', item: 'item' }

const itemRecords: ReadonlyMap<string, ItemRecord> = new Map([
  ['directus_activity', { ...item, owner: 'user', contents: [] }],
  ['directus_revisions', { ...item, owner: null, contents: ['data', 'delta'] }],
  ['directus_versions', { ...item, owner: null, contents: ['delta'] }],
])

/** How the rows of a collection are about items; `null`: they are not. */
export function itemRecordOf(collection: string): ItemRecord | null {
  return itemRecords.get(collection) ?? null
}

import { type Item, itemKey } from '../../model/item-key.ts'
import type { ModelCollection } from '../../model/model.ts'
import { changeNew, changeRow, changesOf, isStaged, removedKeys, type StagedList } from './staged-list.ts'

/** A row of a to-many field as it is shown. */
export interface ListRow {
  /** Differs between the rows shown together. */
  readonly id: string
  readonly state: 'stored' | 'changed' | 'removed' | 'linked' | 'new'
  /** In URL form; `null` for new rows. */
  readonly key: string | null
  /** Where a new row stands among the new ones. */
  readonly index: number
  /** With its changes. */
  readonly item: Item
  readonly stored: Item
  readonly changes: Item
}

export interface ListRowsInput {
  readonly collection: Pick<ModelCollection, 'keyFields' | 'fields'>
  readonly list: StagedList
  /** The rows of the page, as they are stored. */
  readonly stored: readonly Item[]
  /** Rows that are linked from elsewhere, as they are stored. */
  readonly linked: readonly Item[]
  readonly sortField: string | null
}

/** Stored rows with their changes, those taken out in their place, then linked and new ones; by hand-made order where there is one. */
export function listRows({ collection, list, stored, linked, sortField }: ListRowsInput): readonly ListRow[] {
  const removed = removedKeys(list, collection)
  const rows = [
    ...stored.map((item) => {
      const key = itemKey(collection, item)
      const changes = changesOf(list, collection, key)
      const kept = changes === undefined ? 'stored' : 'changed'
      return rowOf(item, changes ?? {}, { key, state: removed.has(key ?? '') ? 'removed' : kept, index: -1 })
    }),
    ...linked.map((item) => {
      const key = itemKey(collection, item)
      return rowOf(item, changesOf(list, collection, key) ?? {}, { key, state: 'linked', index: -1 })
    }),
    ...list.create.map((item, index) => rowOf({}, item, { key: null, state: 'new', index })),
  ]
  return sortField === null ? rows : rows.toSorted((a, b) => positionOf(a, sortField) - positionOf(b, sortField))
}

/** Moves a row to where another is, and numbers all rows that stay, from 1. */
export function moveRow(
  list: StagedList,
  rows: readonly ListRow[],
  { from, to, sortField, collection }: Pick<ListRowsInput, 'collection'> & { from: string; to: string; sortField: string },
): StagedList {
  const moved = rows.find(({ id }) => id === from)
  const target = rows.findIndex(({ id }) => id === to)
  if (moved === undefined || target === -1) return list
  const ordered = rows.filter(({ id }) => id !== from).toSpliced(target, 0, moved)
  return ordered
    .filter(({ state }) => state !== 'removed')
    .reduce((staged, row, index) => placeRow(staged, row, { collection, sortField, position: index + 1 }), list)
}

/** The position after all rows. */
export function nextPosition(rows: readonly ListRow[], sortField: string): number {
  return Math.max(0, ...rows.map((row) => positionOf(row, sortField)).filter((position) => position < Number.MAX_SAFE_INTEGER)) + 1
}

/** An item with its changes over it; changes of an item inside it are laid over that one. */
export function mergeItem(stored: Item, changes: Item): Item {
  const merged = Object.entries(changes).map(([name, value]) => {
    const before = stored[name]
    return [name, isPlainItem(before) && isPlainItem(value) && !isStaged(value) ? { ...before, ...value } : value]
  })
  return { ...stored, ...Object.fromEntries(merged) }
}

export function isPlainItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function placeRow(
  list: StagedList,
  row: ListRow,
  { collection, sortField, position }: Pick<ListRowsInput, 'collection'> & { sortField: string; position: number },
): StagedList {
  if (row.state === 'new') return changeNew(list, row.index, { ...row.changes, [sortField]: position })
  const { [sortField]: _before, ...others } = row.changes
  const changes = row.stored[sortField] === position ? others : { ...others, [sortField]: position }
  return changeRow(list, collection, row.stored, { changes, isLinked: row.state === 'linked' })
}

function rowOf(stored: Item, changes: Item, facts: Pick<ListRow, 'key' | 'state' | 'index'>): ListRow {
  return { ...facts, id: facts.key ?? `new ${facts.index}`, item: mergeItem(stored, changes), stored, changes }
}

function positionOf({ item }: ListRow, sortField: string): number {
  const position = item[sortField]
  return position === null || position === undefined || position === '' ? Number.MAX_SAFE_INTEGER : Number(position)
}

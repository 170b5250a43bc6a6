import type { InterfaceProps } from '../extensions/interfaces/define-interface.ts'
import { useItemDrawer } from '../extensions/interfaces/item-drawer.ts'
import type { Item } from '../model/item-key.ts'
import type { ModelCollection } from '../model/model.ts'
import { oneOfOption } from '../model/read-options.ts'
import { type ListRelation, linkingRow } from './model/list-relation.ts'
import { type ListRow, moveRow, nextPosition } from './model/list-rows.ts'
import {
  addNew,
  changeNew,
  changeRow,
  dropNew,
  linkRows,
  readStaged,
  removeRow,
  restoreRows,
  type StagedList,
} from './model/staged-list.ts'

/** What can be done with the rows of a to-many field. Nothing is saved before the item is. */
export interface ListChanges {
  /** Adds items that exist already. */
  readonly add: (collection: ModelCollection, items: readonly Item[]) => void
  /** Adds rows with what is in them. */
  readonly addRows: (rows: readonly Item[]) => void
  /** Opens a new item; `null` where no drawer can be opened. */
  readonly create: ((collection: ModelCollection) => void) | null
  readonly edit: ((row: ListRow) => void) | null
  readonly change: (row: ListRow, changes: Item) => void
  readonly remove: (row: ListRow) => void
  readonly restore: (row: ListRow) => void
  /** Moves a row to the place of another, both by id. */
  readonly move: (from: string, to: string) => void
}

/** Stages changes of the rows that are shown into the value of the field. */
export function useListChanges(props: InterfaceProps, relation: ListRelation, rows: readonly ListRow[]): ListChanges {
  const { value, onChange } = props
  const { rows: collection, sortField, far } = relation
  const list = readStaged(value)
  const openRow = useRowDrawer(props, relation)
  const placed = (items: readonly Item[]): readonly Item[] =>
    sortField === null ? items : items.map((item, index) => ({ ...item, [sortField]: nextPosition(rows, sortField) + index }))
  const addRows = (items: readonly Item[]): void => onChange(addNew(list, ...placed(items)))
  const change = (row: ListRow, changes: Item): void => onChange(stageChange(list, collection, row, changes))
  return {
    add: (from, items) => {
      const linking = placed(items.map((item) => linkingRow(relation, from, item)))
      onChange(far === null ? linkRows(list, collection, linking) : addNew(list, ...linking))
    },
    addRows,
    create: openRow === null ? null : (to) => openRow({ key: null, changes: newRow(relation, to) }, (changes) => addRows([changes])),
    edit: openRow === null ? null : (row) => openRow(row, (changes) => change(row, changes)),
    change,
    remove: (row) => {
      const isLinked = row.state === 'linked'
      onChange(row.state === 'new' ? dropNew(list, row.index) : removeRow(list, collection, row.stored, isLinked))
    },
    restore: (row) => onChange(restoreRows(list, collection, new Set([row.key]))),
    move: (from, to) => sortField !== null && onChange(moveRow(list, rows, { from, to, sortField, collection })),
  }
}

type OpenRow = (row: Pick<ListRow, 'key' | 'changes'>, onApply: (changes: Item) => void) => void

function useRowDrawer({ options, isDisabled }: InterfaceProps, { rows, field, sortField, far }: ListRelation): OpenRow | null {
  const openDrawer = useItemDrawer()
  if (openDrawer === null) return null
  const junctionFieldLocation = oneOfOption(options, 'junctionFieldLocation', ['bottom', 'top'])
  return ({ key, changes }, onApply) =>
    openDrawer({
      collection: rows.name,
      key,
      changes,
      hiddenFields: [field, ...(sortField === null ? [] : [sortField])],
      ...(far !== null && { junctionField: far.field, junctionFieldLocation }),
      isReadonly: isDisabled,
      onApply,
    })
}

function stageChange(list: StagedList, collection: ModelCollection, row: ListRow, changes: Item): StagedList {
  if (row.state === 'new') return changeNew(list, row.index, changes)
  return changeRow(list, collection, row.stored, { changes, isLinked: row.state === 'linked' })
}

function newRow({ far }: ListRelation, to: ModelCollection): Item {
  return far === null || far.collectionField === null ? {} : { [far.collectionField]: to.name }
}

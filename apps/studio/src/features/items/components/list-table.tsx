import type { ReactElement } from 'react'
import { addNode } from '../../../filters/edit-filter.ts'
import { parseFilter, printFilter } from '../../../filters/filter-tree.ts'
import type { Item } from '../../../model/item-key.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import type { ListColumn } from '../model/list-columns.ts'
import { GroupRail } from './group-rail.tsx'
import { ItemGrid } from './item-grid.tsx'
import styles from './list.module.css'
import { storedValue } from './use-grid-actions.ts'
import type { ItemListData } from './use-item-list.ts'

export interface ListTableProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly data: ItemListData
  readonly onOpen: (item: Item) => void
  readonly onPeek: (item: Item) => void
}

/** A list as a table, with its groups beside it when it is grouped. */
export function ListTable({ model, collection, data, onOpen, onPeek }: ListTableProps): ReactElement {
  const { list, view, columns, request, ungrouped, counted, sample, selection, selectAll, actions } = data
  const { group, inGroup } = actions.options
  const groupColumn = columns.find((column) => column.id === group)
  const filterBy = (column: ListColumn, item: Item, isExcluded: boolean): void => {
    const value = storedValue(column, column.valueOf(item))
    const [same, other] = value === null ? ['_null', '_nnull'] : ['_eq', '_neq']
    const operator = (isExcluded ? other : same) ?? '_eq'
    const rule = { kind: 'rule', path: column.id.split('.'), operator, value: value ?? true } as const
    list.change({ filter: printFilter(addNode(parseFilter(view.filter), [], rule)) ?? undefined })
  }
  return (
    <div className={styles['split']}>
      {groupColumn !== undefined && (
        <GroupRail
          model={model}
          list={ungrouped}
          column={groupColumn}
          chosen={inGroup}
          onChoose={(next) => actions.setOptions({ inGroup: next })}
        />
      )}
      <ItemGrid
        model={model}
        collection={collection}
        columns={columns}
        list={request}
        rows={counted.rows}
        sample={sample}
        actions={actions}
        selection={selection}
        onSelectAll={() => void selectAll()}
        onOpen={onOpen}
        onPeek={onPeek}
        peeked={list.state.peek}
        onFilterBy={filterBy}
      />
    </div>
  )
}

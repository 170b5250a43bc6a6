import type { Item } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import type { Model, ModelCollection } from '../../../model/model.ts'
import type { ListColumn } from '../model/list-columns.ts'
import type { ColumnActions } from './use-column-actions.ts'
import type { RowSelection } from './use-row-selection.ts'

export interface ItemGridProps {
  readonly model: Model
  readonly collection: ModelCollection
  /** In the order they stand. */
  readonly columns: readonly ListColumn[]
  readonly list: ListRequest
  /** Rows to draw, loaded or not; undefined until the first page came. */
  readonly rows: number | undefined
  /** Items to fit the columns to. */
  readonly sample: readonly Item[]
  readonly actions: ColumnActions
  readonly selection: RowSelection
  readonly onSelectAll: () => void
  readonly onOpen: (item: Item) => void
  readonly onPeek: (item: Item) => void
  /** The item that is shown beside the list. */
  readonly peeked: string | undefined
  readonly onFilterBy: (column: ListColumn, item: Item, isExcluded: boolean) => void
}

// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a data grid, https://www.w3.org/WAI/ARIA/apg/patterns/grid/
import type { Header, Table } from '@tanstack/react-table'
import type { VirtualItem } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { displayFor } from '../../../extensions/displays/registry.ts'
import type { Item } from '../../../model/item-key.ts'
import type { ModelField } from '../../../model/model.ts'
import { isSortable } from '../model/list-columns.ts'
import { sortDirection } from '../model/list-search.ts'
import styles from './item-grid.module.css'

export interface GridHeaderProps {
  readonly table: Table<Item>
  readonly columns: readonly ModelField[]
  readonly visible: readonly VirtualItem[]
  readonly sort: string | undefined
  readonly onSort: (field: string) => void
}

/** The names of the columns; they sort on click and resize at their edge. */
export function GridHeader({ table, columns, visible, sort, onSort }: GridHeaderProps): ReactElement {
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <div className={styles['header']} role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles['headerRow']}>
        {visible.map(({ index, start, size }) => {
          const field = columns[index]
          const header = headers[index]
          if (field === undefined || header === undefined) return null
          return (
            <div
              key={field.name}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={sortDirection(sort, field.name)}
              className={styles['headerCell']}
              data-align={displayFor(field).align}
              style={{ insetInlineStart: start, inlineSize: size }}
            >
              <HeaderName field={field} sort={sort} onSort={onSort} />
              <ResizeHandle header={header} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function HeaderName({
  field,
  sort,
  onSort,
}: {
  readonly field: ModelField
  readonly sort: string | undefined
  readonly onSort: (field: string) => void
}): ReactElement {
  const { t } = useTranslation()
  const direction = sortDirection(sort, field.name)
  if (!isSortable(field)) return <bdi className={styles['headerName']}>{field.title}</bdi>
  return (
    <button
      type="button"
      className={styles['sort']}
      title={field.note ?? field.name}
      aria-label={t('items.sortBy', { name: field.title })}
      onClick={() => onSort(field.name)}
    >
      <bdi className={styles['headerName']}>{field.title}</bdi>
      {direction === 'ascending' && <ArrowUp aria-hidden />}
      {direction === 'descending' && <ArrowDown aria-hidden />}
    </button>
  )
}

/** For the hand alone; the keyboard resizes the column of its cell with Alt and an arrow. */
function ResizeHandle({ header }: { readonly header: Header<Item, unknown> }): ReactElement {
  return (
    <span
      aria-hidden
      className={styles['resize']}
      onMouseDown={header.getResizeHandler()}
      onTouchStart={header.getResizeHandler()}
      onDoubleClick={() => header.column.resetSize()}
    />
  )
}

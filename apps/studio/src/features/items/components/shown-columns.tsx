import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SortableRows, useSortableRow } from '../../../relations/components/sortable-rows.tsx'
import { Button } from '../../../ui/button.tsx'
import type { ListColumn } from '../model/list-columns.ts'
import styles from './column-menu.module.css'
import { useColumnTitle } from './use-column-title.ts'

export interface ShownColumnsProps {
  readonly columns: readonly ListColumn[]
  readonly onMove: (from: number, to: number) => void
  readonly onHide: (id: string) => void
}

/** The columns in their order, which a drag or the arrow keys change. */
export function ShownColumns({ columns, onMove, onHide }: ShownColumnsProps): ReactElement {
  const { t } = useTranslation()
  const titleOf = useColumnTitle()
  const rows = columns.map((column) => ({ id: column.id, name: titleOf(column) }))
  const positionOf = (id: string): number => rows.findIndex((row) => row.id === id)
  return (
    <SortableRows rows={rows} onMove={(from, to) => onMove(positionOf(from), positionOf(to))}>
      <ul className={styles['list']} aria-label={t('lists.columns.shown')}>
        {rows.map((row) => (
          <ShownColumn key={row.id} {...row} onHide={() => onHide(row.id)} />
        ))}
      </ul>
    </SortableRows>
  )
}

function ShownColumn({ id, name, onHide }: { readonly id: string; readonly name: string; readonly onHide: () => void }): ReactElement {
  const { t } = useTranslation()
  const { ref, style, isDragging, handle } = useSortableRow(id, name, true)
  return (
    <li ref={ref} className={styles['row']} data-dragged={isDragging || undefined} style={style}>
      {handle}
      <bdi className={styles['name']}>{name}</bdi>
      <Button kind="quiet" isIcon aria-label={t('lists.columns.hide', { name })} onClick={onHide}>
        <X aria-hidden />
      </Button>
    </li>
  )
}

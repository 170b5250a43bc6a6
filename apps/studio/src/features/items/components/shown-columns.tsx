import { DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { GripVertical, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
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
  const sensors = useSensors(useSensor(PointerSensor), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }))
  const ids = columns.map((column) => column.id)
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over !== null && over.id !== active.id) onMove(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))
  }
  return (
    <DndContext sensors={sensors} onDragEnd={onDragEnd}>
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        <ul className={styles['list']} aria-label={t('lists.columns.shown')}>
          {columns.map((column) => (
            <ShownColumn key={column.id} column={column} onHide={() => onHide(column.id)} />
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  )
}

function ShownColumn({ column, onHide }: { readonly column: ListColumn; readonly onHide: () => void }): ReactElement {
  const { t } = useTranslation()
  const name = useColumnTitle()(column)
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: column.id })
  return (
    <li
      ref={setNodeRef}
      className={styles['row']}
      data-dragged={isDragging || undefined}
      style={{ transform: transform === null ? undefined : `translateY(${transform.y}px)`, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={styles['handle']}
        {...attributes}
        {...listeners}
        aria-label={t('lists.columns.move', { name })}
      >
        <GripVertical aria-hidden />
      </button>
      <bdi className={styles['name']}>{name}</bdi>
      <Button kind="quiet" isIcon aria-label={t('lists.columns.hide', { name })} onClick={onHide}>
        <X aria-hidden />
      </Button>
    </li>
  )
}

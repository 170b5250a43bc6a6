import { closestCenter, DndContext, KeyboardSensor, PointerSensor, type UniqueIdentifier, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import type { CSSProperties, ReactElement, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { DragHandle } from '../../ui/drag-handle.tsx'

export interface SortableRowsProps {
  /** In their order. */
  readonly rows: readonly { readonly id: string; readonly name: string }[]
  readonly onMove: (from: string, to: string) => void
  readonly children: ReactNode
}

/** Rows that can be put in another order by dragging their handles, or by keyboard. */
export function SortableRows({ rows, onMove, children }: SortableRowsProps): ReactElement {
  const { t } = useTranslation()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const facts = (id: UniqueIdentifier, over?: UniqueIdentifier | null) => ({
    name: rows.find((row) => row.id === id)?.name ?? '',
    position: String(rows.findIndex((row) => row.id === (over ?? id)) + 1),
    count: rows.length,
  })
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => over !== null && over.id !== active.id && onMove(String(active.id), String(over.id))}
      accessibility={{
        screenReaderInstructions: { draggable: t('relations.dragHelp') },
        announcements: {
          onDragStart: ({ active }) => t('relations.picked', facts(active.id)),
          onDragOver: ({ active, over }) => t('relations.movedTo', facts(active.id, over?.id)),
          onDragEnd: ({ active, over }) => t('relations.dropped', facts(active.id, over?.id)),
          onDragCancel: ({ active }) => t('relations.dragCanceled', facts(active.id)),
        },
      }}
    >
      <SortableContext items={rows.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

export interface SortableRow {
  readonly ref: Ref<HTMLElement> & ((element: HTMLElement | null) => void)
  readonly style: CSSProperties
  readonly isDragging: boolean
  /** Moves the row; `null` where rows have no order of their own. */
  readonly handle: ReactElement | null
}

/** A row within `SortableRows`, or one that stays where it is. */
export function useSortableRow(id: string, name: string, isSortable: boolean): SortableRow {
  const { t } = useTranslation()
  const sortable = useSortable({ id, disabled: !isSortable })
  const { setNodeRef, transform, transition, isDragging } = sortable
  const handle = isSortable ? <DragHandle drag={sortable} label={t('relations.move', { name })} /> : null
  const style: CSSProperties = transform === null ? {} : { transform: `translate3d(0, ${transform.y}px, 0)`, transition: transition ?? '' }
  return { ref: setNodeRef, style, isDragging, handle }
}

import type { useSortable } from '@dnd-kit/sortable'
import { GripVertical } from 'lucide-react'
import type { ReactElement } from 'react'
import styles from './drag-handle.module.css'

export interface DragHandleProps {
  /** As `useSortable` and `useDraggable` give it. */
  readonly drag: Pick<ReturnType<typeof useSortable>, 'setActivatorNodeRef' | 'attributes' | 'listeners'>
  /** Accessible name: what is moved. */
  readonly label: string
  readonly className?: string | undefined
}

/** Moves what it stands on, by dragging or by keyboard. */
export function DragHandle({ drag: { setActivatorNodeRef, attributes, listeners }, label, className }: DragHandleProps): ReactElement {
  return (
    <button
      type="button"
      ref={setActivatorNodeRef}
      {...attributes}
      {...listeners}
      className={className === undefined ? styles['handle'] : `${styles['handle']} ${className}`}
      aria-label={label}
    >
      <GripVertical aria-hidden />
    </button>
  )
}

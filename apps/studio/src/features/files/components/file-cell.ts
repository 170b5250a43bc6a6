import type { FileRow } from '@recto/sdk'
import type { DragEvent, MouseEvent } from 'react'
import { dragFiles } from '../model/dragged-files.ts'
import type { Selection } from './use-selection.ts'

/** What a tile and a line of the library are given. */
export interface FileCellProps {
  readonly id: string
  readonly index: number
  /** Undefined while it is on its way. */
  readonly file: FileRow | undefined
  readonly isActive: boolean
  readonly isSelectable: boolean
  readonly selection: Selection
  readonly onOpen: (file: FileRow) => void
  readonly onPoint: () => void
}

/** What pointer and drag do, the same for tiles and lines: a click opens, or selects with a key held or while there is a selection. */
export function cellEvents({ file, index, isSelectable, selection, onOpen, onPoint }: FileCellProps) {
  if (file === undefined) return {}
  const isSelected = selection.ids.has(file.id)
  return {
    draggable: isSelectable,
    onDragStart: (event: DragEvent) => dragFiles(event, isSelected ? [...selection.ids] : [file.id]),
    onClick: (event: MouseEvent) => {
      // The box in the cell does what it does.
      if (event.target instanceof Element && event.target.closest('button') !== null) return
      onPoint()
      if (isSelectable && event.shiftKey) selection.extend(index)
      else if (isSelectable && (event.ctrlKey || event.metaKey || selection.ids.size > 0)) selection.toggle(file.id, index)
      else onOpen(file)
    },
  }
}

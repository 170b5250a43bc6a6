import type { DragEvent } from 'react'

const filesType = 'application/x-recto-files'
const folderType = 'application/x-recto-folder'

/** What is dragged over a place: files of the library, a folder of it, or files from outside. */
export type Dragged = 'files' | 'folder' | 'outside'

/** What kind of thing a drag carries, or `null`; what exactly is only known when it is dropped. */
export function draggedKind({ dataTransfer: { types } }: Pick<DragEvent, 'dataTransfer'>): Dragged | null {
  if (types.includes(filesType)) return 'files'
  if (types.includes(folderType)) return 'folder'
  return types.includes('Files') ? 'outside' : null
}

/** Starts dragging files of the library. */
export function dragFiles({ dataTransfer }: DragEvent, ids: readonly string[]): void {
  dataTransfer.setData(filesType, ids.join(','))
  dataTransfer.effectAllowed = 'move'
}

/** Starts dragging a folder. */
export function dragFolder({ dataTransfer }: DragEvent, id: string): void {
  dataTransfer.setData(folderType, id)
  dataTransfer.effectAllowed = 'move'
}

export function droppedFiles({ dataTransfer }: DragEvent): readonly string[] {
  return dataTransfer.getData(filesType).split(',')
}

export function droppedFolder({ dataTransfer }: DragEvent): string {
  return dataTransfer.getData(folderType)
}

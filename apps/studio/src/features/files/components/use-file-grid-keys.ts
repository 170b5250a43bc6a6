import type { FileRow } from '@recto/sdk'
import { type KeyboardEvent, useState } from 'react'
import type { Selection } from './use-selection.ts'

export interface FileGridKeysOptions {
  readonly count: number
  readonly columns: number
  readonly selection: Selection
  readonly isSelectable: boolean
  readonly fileAt: (index: number) => FileRow | undefined
  readonly onMove: (index: number) => void
  readonly onOpen: (file: FileRow) => void
  readonly onDelete: (() => void) | undefined
}

export interface FileGridKeys {
  /** -1 before the keyboard has been used. */
  readonly active: number
  readonly point: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Arrows, Home and End move; Enter opens; Space selects, with Shift as far as here; Ctrl+A selects all; Escape nothing; Delete deletes. */
export function useFileGridKeys(options: FileGridKeysOptions): FileGridKeys {
  const { count, columns, fileAt, onMove, onOpen } = options
  const [wanted, setActive] = useState(-1)
  const active = Math.min(wanted, count - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const next = indexAfterKey(mirrored(event.key), active, { count, columns })
    if (next !== null) {
      event.preventDefault()
      setActive(next)
      onMove(next)
    } else if (event.key === 'Enter') {
      const file = fileAt(active)
      if (file !== undefined) onOpen(file)
    } else if (options.isSelectable && selectByKey(event, active, options)) {
      event.preventDefault()
    }
  }
  return { active, point: setActive, onKeyDown }
}

/** Where a key leads from a tile; `null` for keys that lead nowhere. */
export function indexAfterKey(
  key: string,
  from: number,
  { count, columns }: Pick<FileGridKeysOptions, 'count' | 'columns'>,
): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  if (step === undefined || count === 0) return null
  if (from < 0) return 0
  const next = from + step
  return next < 0 || next >= count ? from : next
}

function selectByKey(event: KeyboardEvent, active: number, { count, selection, fileAt, onDelete }: FileGridKeysOptions): boolean {
  const file = fileAt(active)
  if (event.key === ' ' && file !== undefined) {
    if (event.shiftKey) selection.extend(active)
    else selection.toggle(file.id, active)
  } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.selectAll(count)
  else if (event.key === 'Escape') selection.clear()
  else if (event.key === 'Delete' && selection.ids.size > 0 && onDelete !== undefined) onDelete()
  else return false
  return true
}

function mirrored(key: string): string {
  if (document.documentElement.dir !== 'rtl') return key
  return { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key] ?? key
}

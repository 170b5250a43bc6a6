import type { VirtualItem } from '@tanstack/react-virtual'

/** Pixels for the box that chooses a row, before the columns. */
export const gutterSize = 72

/** Pixels of what stays in view at the start of a row. */
export function pinnedSize(visible: readonly VirtualItem[], pinned: number): number {
  return visible.filter(({ index }) => index < pinned).reduce((end, { start, size }) => Math.max(end, start + size), gutterSize)
}

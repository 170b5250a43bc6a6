import { type RefObject, useLayoutEffect, useState } from 'react'

export interface TileLayout {
  readonly columns: number
  /** Pixels, the gap included. */
  readonly rowHeight: number
}

const minTile = 168
const minTileOnPhones = 140
const gap = 16
const caption = 52
const lineHeight = 48
const padding = 48
const paddingOnPhones = 32

/** How many tiles stand side by side, and how high they are: pictures of three to four with a caption of two lines. */
export function tileLayout(width: number): TileLayout {
  const isPhone = width < 560
  const room = width - (isPhone ? paddingOnPhones : padding)
  const columns = Math.max(1, Math.floor((room + gap) / ((isPhone ? minTileOnPhones : minTile) + gap)))
  const tile = (room - gap * (columns - 1)) / columns
  return { columns, rowHeight: Math.round(tile * 0.75) + caption + gap }
}

/** The layout of a scrolled element, as wide as it is. */
export function useTileLayout(ref: RefObject<HTMLElement | null>, layout: 'grid' | 'list'): TileLayout {
  const [width, setWidth] = useState(1000)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return layout === 'list' ? { columns: 1, rowHeight: lineHeight } : tileLayout(width)
}

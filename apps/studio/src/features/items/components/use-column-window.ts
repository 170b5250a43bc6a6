import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect } from 'react'

export interface ColumnWindowOptions {
  /** Pixels, in order. */
  readonly sizes: readonly number[]
  /** Columns at the start that never leave. */
  readonly pinned: number
  /** Pixels before the first column. */
  readonly before: number
}

/** Which columns are on screen; sizes may change at any time. */
export function useColumnWindow(
  ref: RefObject<HTMLDivElement | null>,
  { sizes, pinned, before }: ColumnWindowOptions,
): Virtualizer<HTMLDivElement, Element> {
  const pinnedSize = sizes.slice(0, pinned).reduce((sum, size) => sum + size, before)
  const columns = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: sizes.length,
    getScrollElement: () => ref.current,
    estimateSize: (index) => sizes[index] ?? 0,
    overscan: 2,
    paddingStart: before,
    scrollPaddingStart: pinnedSize,
    isRtl: document.documentElement.dir === 'rtl',
    rangeExtractor: (range: Range) => withPinned(defaultRangeExtractor(range), pinned),
  })
  const layout = sizes.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever a size changes
  useLayoutEffect(() => {
    columns.measure()
  }, [columns, layout])
  return columns
}

function withPinned(indexes: readonly number[], pinned: number): number[] {
  const first = Array.from({ length: pinned }, (_, index) => index)
  return [...first, ...indexes.filter((index) => index >= pinned)]
}

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect } from 'react'

/** Which columns are on screen; sizes may change at any time. */
export function useColumnWindow(ref: RefObject<HTMLDivElement | null>, sizes: readonly number[]): Virtualizer<HTMLDivElement, Element> {
  const columns = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: sizes.length,
    getScrollElement: () => ref.current,
    estimateSize: (index) => sizes[index] ?? 0,
    overscan: 2,
    isRtl: document.documentElement.dir === 'rtl',
  })
  const layout = sizes.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever a size changes
  useLayoutEffect(() => {
    columns.measure()
  }, [columns, layout])
  return columns
}

import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  type RowWindow,
  scrollHeight,
  scrollTopFor,
  shiftAfterScroll,
  topToReveal,
  type WindowFacts,
  windowAt,
} from '../model/row-window.ts'

export interface UseRowWindow extends RowWindow {
  /** Height of the scrolled element. */
  readonly height: number
  /** True while rows fly past too fast to be worth loading. */
  readonly isFast: boolean
  readonly scrollToRow: (index: number) => void
}

/** What is on screen, and how to change it. */
interface Place {
  readonly shown: RowWindow
  /** The scroll position last seen, and the shift in force there. */
  readonly current: () => { readonly scrollTop: number; readonly shift: number }
  readonly show: (scrollTop: number, shift: number) => void
}

// Rows that stay on screen for less than this are not loaded.
const settleMs = 120

/** Follows the scroll position of an element whose rows have a fixed height, below a sticky header of the same height. */
export function useRowWindow(ref: RefObject<HTMLElement | null>, count: number, rowHeight: number): UseRowWindow {
  const viewport = useViewport(ref, rowHeight)
  const facts = useMemo(() => ({ count, rowHeight, viewport }), [count, rowHeight, viewport])
  const place = usePlace(facts)
  const isFast = useScrolling(ref, facts, place)
  const scrollToRow = (index: number): void => {
    const { scrollTop, shift } = place.current()
    const target = topToReveal(facts, index, scrollTop + shift)
    if (target === null) return
    const isNear = Math.abs(target - scrollTop - shift) <= viewport * 2
    moveTo(ref.current, place, { scrollTop: isNear ? target - shift : scrollTopFor(facts, target), top: target })
  }
  return { ...place.shown, height: scrollHeight(facts), isFast, scrollToRow }
}

function useViewport(ref: RefObject<HTMLElement | null>, headerHeight: number): number {
  const [viewport, setViewport] = useState(800)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => setViewport(element.clientHeight - headerHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, headerHeight])
  return viewport
}

function usePlace(facts: WindowFacts): Place {
  const place = useRef({ scrollTop: 0, shift: 0 })
  const [shown, setShown] = useState<RowWindow>(() => windowAt(facts, 0, 0))
  const show = useCallback(
    (scrollTop: number, shift: number) => {
      const next = windowAt(facts, scrollTop, shift)
      place.current = { scrollTop, shift: next.shift }
      setShown((last) => (last.first === next.first && last.last === next.last && last.shift === next.shift ? last : next))
    },
    [facts],
  )
  const current = useCallback(() => place.current, [])
  return useMemo(() => ({ shown, current, show }), [shown, current, show])
}

/** Shows what scrolling reveals; true while it goes too fast. */
function useScrolling(ref: RefObject<HTMLElement | null>, facts: WindowFacts, { current, show }: Place): boolean {
  const [isFast, setIsFast] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    let settling: ReturnType<typeof setTimeout> | undefined
    const settle = (): void => {
      setIsFast(false)
      // At rest the scroll bar moves to where it belongs, so that the next pixels have room in both directions.
      const top = current().scrollTop + current().shift
      moveTo(element, { current, show }, { scrollTop: Math.round(scrollTopFor(facts, top)), top })
    }
    const onScroll = (): void => {
      const { scrollTop: before, shift } = current()
      if (element.scrollTop === before) return
      if (Math.abs(element.scrollTop - before) > facts.viewport) setIsFast(true)
      clearTimeout(settling)
      settling = setTimeout(settle, settleMs)
      show(element.scrollTop, shiftAfterScroll(facts, { before, after: element.scrollTop }, shift))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    show(element.scrollTop, current().shift)
    return () => {
      clearTimeout(settling)
      setIsFast(false)
      element.removeEventListener('scroll', onScroll)
    }
  }, [ref, facts, current, show])
  return isFast
}

/** Scrolls so that the list's `top` is at the scrolled element's `scrollTop`. */
function moveTo(
  element: HTMLElement | null,
  place: Pick<Place, 'current' | 'show'>,
  to: { readonly scrollTop: number; readonly top: number },
): void {
  if (element === null || to.scrollTop === place.current().scrollTop) return
  place.show(to.scrollTop, to.top - to.scrollTop)
  element.scrollTop = to.scrollTop
}

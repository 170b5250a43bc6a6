/**
 * Which rows of a list with fixed row height are on screen. Browsers stop growing an element at some 17 to 33 million
 * pixels, which a million rows exceed, so beyond `maxHeight` the scrolled element is shorter than the list: small moves
 * scroll pixel for pixel, and long jumps (a dragged scroll bar) land in proportion. `shift` is the distance between a
 * row's place in the list and its place in the scrolled element.
 */
export interface RowWindow {
  readonly first: number
  /** Exclusive. */
  readonly last: number
  readonly shift: number
}

export interface WindowFacts {
  readonly count: number
  readonly rowHeight: number
  /** Height of the visible part. */
  readonly viewport: number
}

const maxHeight = 8_000_000
const overscan = 8

/** Height of the scrolled element. */
export function scrollHeight({ count, rowHeight }: WindowFacts): number {
  return Math.min(count * rowHeight, maxHeight)
}

/** The rows on screen at a scroll position, given the shift in force. */
export function windowAt(facts: WindowFacts, scrollTop: number, shift: number): RowWindow {
  const top = clamp(scrollTop + shift, 0, Math.max(0, facts.count * facts.rowHeight - facts.viewport))
  const first = Math.max(0, Math.floor(top / facts.rowHeight) - overscan)
  const last = Math.min(facts.count, Math.ceil((top + facts.viewport) / facts.rowHeight) + overscan)
  return { first, last, shift: top - scrollTop }
}

/** The shift after the scroll position moved: kept for small moves, proportional after long ones and at either end. */
export function shiftAfterScroll(
  facts: WindowFacts,
  { before, after }: { readonly before: number; readonly after: number },
  shift: number,
): number {
  if (facts.count * facts.rowHeight <= maxHeight) return 0
  const isEnd = after <= 0 || after >= scrollHeight(facts) - facts.viewport - 1
  return isEnd || Math.abs(after - before) > facts.viewport * 2 ? proportionalShift(facts, after) : shift
}

/** Where to scroll to so that a place in the list (in pixels) is shown in proportion; `0` shift for lists that fit. */
export function scrollTopFor(facts: WindowFacts, top: number): number {
  const [inner, outer] = ranges(facts)
  return inner === outer ? clamp(top, 0, inner) : clamp(top, 0, inner) * (outer / inner)
}

/** The place in the list to scroll to so that a row is in view, by the least movement; `null` when it is. */
export function topToReveal({ rowHeight, viewport }: WindowFacts, index: number, top: number): number | null {
  const rowTop = index * rowHeight
  if (rowTop < top) return rowTop
  return rowTop + rowHeight > top + viewport ? rowTop + rowHeight - viewport : null
}

function proportionalShift(facts: WindowFacts, scrollTop: number): number {
  const [inner, outer] = ranges(facts)
  return outer === 0 ? 0 : scrollTop * (inner / outer) - scrollTop
}

/** How far the list and the scrolled element can move. */
function ranges(facts: WindowFacts): readonly [number, number] {
  return [Math.max(0, facts.count * facts.rowHeight - facts.viewport), Math.max(0, scrollHeight(facts) - facts.viewport)]
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

import { describe, expect, it } from 'vitest'
import { scrollHeight, scrollTopFor, shiftAfterScroll, topToReveal, windowAt } from './row-window.ts'

const short = { count: 100, rowHeight: 36, viewport: 720 }
const long = { count: 1_000_000, rowHeight: 36, viewport: 720 }

describe('a list that fits', () => {
  it('is as high as its rows and never shifted', () => {
    expect(scrollHeight(short)).toBe(3600)
    expect(shiftAfterScroll(short, { before: 0, after: 2000 }, 0)).toBe(0)
    expect(windowAt(short, 0, 0)).toEqual({ first: 0, last: 28, shift: 0 })
    expect(windowAt(short, 2880, 0)).toEqual({ first: 72, last: 100, shift: 0 })
    expect(scrollTopFor(short, 500)).toBe(500)
  })
})

describe('a list higher than browsers allow', () => {
  it('keeps the pixels of small moves', () => {
    expect(shiftAfterScroll(long, { before: 1000, after: 1400 }, 70)).toBe(70)
  })

  it('jumps in proportion, and reaches both ends', () => {
    const end = scrollHeight(long) - long.viewport
    expect(windowAt(long, end, shiftAfterScroll(long, { before: 0, after: end }, 0)).last).toBe(1_000_000)
    expect(windowAt(long, 0, shiftAfterScroll(long, { before: end, after: 0 }, 5000)).first).toBe(0)
    const half = windowAt(long, end / 2, shiftAfterScroll(long, { before: 0, after: end / 2 }, 0))
    expect(Math.abs(half.first - 500_000)).toBeLessThan(30)
  })

  it('comes back to the place it shows', () => {
    const top = 12_345_678
    const scrollTop = scrollTopFor(long, top)
    expect(shiftAfterScroll(long, { before: scrollTop - 5000, after: scrollTop }, 0)).toBeCloseTo(top - scrollTop, 3)
  })

  it('never shows less than there is nor more', () => {
    expect(windowAt(long, 0, -500)).toMatchObject({ first: 0, shift: 0 })
    expect(windowAt({ ...long, count: 0 }, 300, 0)).toMatchObject({ first: 0, last: 0 })
  })
})

describe('topToReveal', () => {
  it('moves as little as it must', () => {
    expect(topToReveal(short, 5, 0)).toBeNull()
    expect(topToReveal(short, 30, 0)).toBe(31 * 36 - 720)
    expect(topToReveal(short, 2, 500)).toBe(72)
  })
})

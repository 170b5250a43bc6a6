import { expect, it } from 'vitest'
import { isWithinDates } from './find-share.ts'

const at = (second: number) => `2026-02-03T04:05:${String(second).padStart(2, '0')}.000Z`

it.each([
  [null, null, true],
  [at(10), null, true],
  [at(11), null, false],
  [null, at(10), true],
  [null, at(9), false],
  [at(9), at(11), true],
])('a share from %s to %s is open at 04:05:10: %s', (start, end, isOpen) => {
  expect(isWithinDates({ date_start: start, date_end: end }, new Date(at(10)))).toBe(isOpen)
})

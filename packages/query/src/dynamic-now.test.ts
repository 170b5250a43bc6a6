import { describe, expect, it } from 'vitest'
import { adjustNow } from './dynamic-now.ts'

const now = new Date('2024-03-31T10:20:30.000Z')

describe('adjustNow', () => {
  it.each([
    [null, '2024-03-31T10:20:30.000Z'],
    ['-1 day', '2024-03-30T10:20:30.000Z'],
    ['1', '2024-04-01T10:20:30.000Z'],
    ['-1 month', '2024-02-29T10:20:30.000Z'],
    ['+1 YEAR', '2025-03-31T10:20:30.000Z'],
    ['-2 hrs', '2024-03-31T08:20:30.000Z'],
    ['90min', '2024-03-31T11:50:30.000Z'],
    ['1w', '2024-04-07T10:20:30.000Z'],
    [' 1 day', '2024-03-31T10:20:30.000Z'],
    ['1 fortnight', '2024-03-31T10:20:30.000Z'],
    ['999999999999 years', '2024-03-31T10:20:30.000Z'],
  ])('%s', (adjustment, expected) => {
    expect(adjustNow(now, adjustment).toISOString()).toBe(expected)
  })
})

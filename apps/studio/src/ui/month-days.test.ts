import { describe, expect, it } from 'vitest'
import { addDays, addMonths, monthDays } from './month-days.ts'

describe('monthDays', () => {
  it('starts and ends with whole weeks', () => {
    const weeks = monthDays('2026-03', 1)
    expect(weeks[0]).toEqual(['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'])
    expect(weeks.at(-1)?.at(-1)).toBe('2026-04-05')
    expect(monthDays('2026-02', 0)).toHaveLength(4)
  })
})

describe('addMonths', () => {
  it('stays in shorter months, and in the first years', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28')
    expect(addDays('0001-01-01', 31)).toBe('0001-02-01')
  })
})

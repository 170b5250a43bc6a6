import { describe, expect, it } from 'vitest'
import { sampleField } from '../../../model/model-fixtures.ts'
import { addMonths, itemsByDay, rangeFilter, shifted, weeksOf } from './month.ts'

describe('a month', () => {
  it('is whole weeks from the day they begin on', () => {
    const weeks = weeksOf('2026-11-17', 1)
    expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual([6, '2026-10-26', '2026-12-06'])
    expect(weeksOf('2026-02-01', 0)).toHaveLength(4)
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-01')
  })

  it('shows what lasts on each of its days', () => {
    const [start, end] = [sampleField('from', { type: 'date' }), sampleField('to', { type: 'date' })]
    const item = { from: '2026-11-02', to: '2026-11-03' }
    const days = itemsByDay([item, { from: null }], ['2026-11-01', '2026-11-02', '2026-11-03'], start, end)
    expect([...days.values()].map((items) => items.length)).toEqual([0, 1, 1])
    expect(rangeFilter('2026-11-01', '2026-11-30', start, null)).toEqual({ from: { _between: ['2026-11-01', '2026-11-30'] } })
  })

  it('moves moments by days and keeps their time', () => {
    expect([shifted('2026-02-28', 1), shifted('2026-02-28T10:00:00Z', -28), shifted(null, 1)]).toEqual([
      '2026-03-01',
      '2026-01-31T10:00:00Z',
      null,
    ])
  })
})

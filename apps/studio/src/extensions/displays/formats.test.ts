import { describe, expect, it } from 'vitest'
import { createFormat } from '../../i18n/use-format.ts'
import { formatMoment } from './datetime/format-moment.ts'
import { formatNumber, isQuantity } from './number/format-number.ts'

describe('formatNumber', () => {
  it('keeps every digit of what is longer than a floating-point number', () => {
    expect(formatNumber('9007199254740993', 'en-US', true)).toBe('9,007,199,254,740,993')
    expect(formatNumber('12345678901234567890.10', 'en-US', true)).toBe('12,345,678,901,234,567,890.10')
    expect(formatNumber('12345678901234567890.10', 'de-DE', true)).toBe('12.345.678.901.234.567.890,10')
  })

  it('leaves what is no number', () => {
    expect(formatNumber('NaN', 'en-US', true)).toBe('NaN')
    expect(formatNumber('', 'en-US', true)).toBe('')
  })

  it('groups quantities, not years and codes', () => {
    expect(formatNumber(1999, 'en-US', isQuantity('year'))).toBe('1999')
    expect(formatNumber(1999, 'en-US', isQuantity('pages'))).toBe('1,999')
  })
})

describe('formatMoment', () => {
  const format = createFormat('en-GB')

  it('shows dates and times as stored, whatever the zone', () => {
    expect(formatMoment('2026-03-01', 'date', format)).toBe('1 Mar 2026')
    expect(formatMoment('0001-01-01', 'date', format)).toBe('1 Jan 1')
    expect(formatMoment('2026-03-01T23:30:00', 'dateTime', format)).toBe('1 Mar 2026, 23:30')
    expect(formatMoment('07:05:09', 'time', format)).toMatch(/^0?7:05:09$/)
  })

  it('leaves what it cannot read', () => {
    expect(formatMoment('soon', 'date', format)).toBe('soon')
  })
})

describe('sizes', () => {
  it('are short', () => {
    expect([0, 999, 1500, 12_345_678].map((count) => createFormat('en-US').bytes(count))).toEqual(['0 B', '999 B', '1.5 kB', '12.3 MB'])
  })
})

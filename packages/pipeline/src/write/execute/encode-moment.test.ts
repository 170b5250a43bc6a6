import { describe, expect, it } from 'vitest'
import { encodeDateTime, encodeTimestamp } from './encode-moment.ts'

describe('moments as they are shown', () => {
  it.each(['2026-01-02T03:04:05', '0000-12-28T23:59:59', '2024-02-29T00:00:00', '2026-12-31T23:00:00'])('takes %s as it is', (text) => {
    expect(encodeDateTime(text)).toBe(text)
    expect(encodeTimestamp(`${text}.120Z`)).toBe(`${text}.120Z`)
  })

  it.each([
    '2026-00-10T00:00:00',
    '2026-13-10T00:00:00',
    '2026-01-00T00:00:00',
    '2026-02-29T00:00:00',
    '2026-04-31T00:00:00',
    '2026-01-10T24:00:00',
    '2026-01-10T00:60:00',
    '2026-01-10T00:00:60',
  ])('refuses %s, which no calendar or clock has', (text) => {
    expect(encodeDateTime(text)).toBeNull()
    expect(encodeTimestamp(`${text}.000Z`)).toBeNull()
  })

  it('brings other forms into the one that is shown', () => {
    expect(encodeDateTime('2026-01-02 03:04')).toBe('2026-01-02T03:04:00')
    expect(encodeDateTime('2026-01-02T03:04:05.500')).toBe('2026-01-02T03:04:05.5')
    expect(encodeDateTime('2026-01-02T03:04:05+02:00')).toBe('2026-01-02T01:04:05')
    expect(encodeTimestamp('2026-01-02T03:04:05')).toBe('2026-01-02T03:04:05.000Z')
    expect(encodeTimestamp('2026-01-02T03:04:05.123456Z')).toBe('2026-01-02T03:04:05.123456Z')
    expect(encodeTimestamp('2026-01-02T00:04:05.000+01:00')).toBe('2026-01-01T23:04:05.000Z')
  })
})

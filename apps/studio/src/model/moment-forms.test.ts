import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputForm, momentForm, storedForm } from './moment-forms.ts'
import { instantOf, wallClockOf } from './zoned-moment.ts'

describe('storedForm', () => {
  it('is what the platform stores for each type', () => {
    expect(storedForm('2026-03-01', 'date', undefined)).toBe('2026-03-01')
    expect(storedForm('07:05', 'time', undefined)).toBe('07:05:00')
    expect(storedForm('2026-03-01T07:05', 'dateTime', undefined)).toBe('2026-03-01T07:05:00')
    expect(storedForm('2026-03-01T07:05:09', 'timestamp', 'Asia/Tokyo')).toBe('2026-02-28T22:05:09.000Z')
    expect(storedForm('', 'date', undefined)).toBeNull()
  })

  it('leaves empty what cannot be read', () => {
    expect(inputForm('soon', 'date', undefined)).toBe('')
    expect(inputForm('soon', 'timestamp', undefined)).toBe('')
    expect(inputForm(null, 'time', undefined)).toBe('')
  })
})

describe('momentForm', () => {
  it('is the day and time of the zone', () => {
    const moment = new Date('2026-02-28T22:05:09.123Z')
    expect(momentForm(moment, 'date', 'Asia/Tokyo')).toBe('2026-03-01')
    expect(momentForm(moment, 'time', 'Asia/Tokyo')).toBe('07:05:09')
    expect(momentForm(moment, 'timestamp', 'Asia/Tokyo')).toBe('2026-02-28T22:05:09.000Z')
  })
})

describe('zones', () => {
  it('give back the instant, but for the hour that happens twice', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia')
    const instants = fc.date({ min: new Date('0200-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, zones, (date, zone) => {
        const instant = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString()
        const wallClock = wallClockOf(instant, zone) ?? ''
        expect(wallClockOf(instantOf(wallClock, zone) ?? '', zone)).toBe(wallClock)
      }),
    )
  })

  it('take the earlier of two instants', () => {
    expect(instantOf('2026-10-25T02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(wallClockOf('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T02:30:00')
  })
})

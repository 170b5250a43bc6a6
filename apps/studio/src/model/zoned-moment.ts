/** The wall clock of a zone at an instant, `2026-03-01T23:30:00`; `null` when the instant cannot be read. */
export function wallClockOf(instant: string, timeZone: string | undefined): string | null {
  const moment = new Date(instant)
  return Number.isNaN(moment.getTime()) ? null : new Date(moment.getTime() + offsetMs(moment, timeZone)).toISOString().slice(0, 19)
}

/** The instant at which the wall clock of a zone shows this, in ISO 8601; of two, as when clocks are set back, the earlier. */
export function instantOf(wallClock: string, timeZone: string | undefined): string | null {
  const asUtc = new Date(`${wallClock}Z`)
  if (Number.isNaN(asUtc.getTime())) return null
  const guess = asUtc.getTime() - offsetMs(asUtc, timeZone)
  const candidates = [guess - hourMs, guess, guess + hourMs].map((time) => asUtc.getTime() - offsetMs(new Date(time), timeZone))
  const exact = candidates.filter((time) => wallClockOf(new Date(time).toISOString(), timeZone) === asUtc.toISOString().slice(0, 19))
  return new Date(exact.length === 0 ? guess : Math.min(...exact)).toISOString()
}

const hourMs = 3_600_000

function offsetMs(moment: Date, timeZone: string | undefined): number {
  const parts = formatFor(timeZone).formatToParts(moment)
  const at = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value)
  const year = parts.some((part) => part.type === 'era' && /^B/.test(part.value)) ? 1 - at('year') : at('year')
  const shown = new Date(0)
  shown.setUTCFullYear(year, at('month') - 1, at('day'))
  shown.setUTCHours(at('hour') % 24, at('minute'), at('second'))
  return shown.getTime() - Math.floor(moment.getTime() / 1000) * 1000
}

function formatFor(timeZone: string | undefined): Intl.DateTimeFormat {
  const parts = {
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const calendar = { calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en-US', { ...parts, ...calendar, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...parts, ...calendar })
  }
}

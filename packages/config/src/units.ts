const durationUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_557_600_000,
}

const sizeUnits: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3, tb: 1024 ** 4, pb: 1024 ** 5 }

/** Milliseconds of `15m`, `7d`, `2 hrs`, `1.5 hours` or a plain number of milliseconds; `null` when it is none of these. */
export function parseDuration(text: string): number | null {
  const match = /^\s*(-?\d*\.?\d+)\s*([a-z]*)\s*$/i.exec(text)
  if (match === null) return null
  const unit = durationUnits[shortUnit((match[2] ?? '').toLowerCase())]
  return unit === undefined ? null : Number(match[1]) * unit
}

/** Bytes of `1mb`, `50 kb` or a plain number of bytes; `null` when it is none of these. */
export function parseBytes(text: string): number | null {
  const match = /^\s*(\d*\.?\d+)\s*([kmgtp]?i?b)?\s*$/i.exec(text)
  if (match === null) return null
  const unit = sizeUnits[(match[2] ?? 'b').toLowerCase().replace('i', '')]
  return unit === undefined ? null : Math.floor(Number(match[1]) * unit)
}

/** The spellings of the `ms` package, by which these variables are usually written. */
function shortUnit(unit: string): string {
  if (unit === '') return 'ms'
  if (/^(milliseconds?|msecs?|ms)$/.test(unit)) return 'ms'
  if (/^(seconds?|secs?|s)$/.test(unit)) return 's'
  if (/^(minutes?|mins?|m)$/.test(unit)) return 'm'
  if (/^(hours?|hrs?|h)$/.test(unit)) return 'h'
  if (/^(days?|d)$/.test(unit)) return 'd'
  if (/^(weeks?|w)$/.test(unit)) return 'w'
  return /^(years?|yrs?|y)$/.test(unit) ? 'y' : unit
}

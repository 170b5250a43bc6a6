type Unit = 'Milliseconds' | 'Seconds' | 'Minutes' | 'Hours' | 'Date' | 'Month' | 'FullYear'

const units: readonly (readonly [pattern: RegExp, unit: Unit, amount: number])[] = [
  [/^(ms|msecs?|milliseconds?)$/, 'Milliseconds', 1],
  [/^(s|secs?|seconds?)$/, 'Seconds', 1],
  [/^(m|mins?|minutes?)$/, 'Minutes', 1],
  [/^(h|hrs?|hours?)$/, 'Hours', 1],
  [/^(|d|days?)$/, 'Date', 1],
  [/^(w|weeks?)$/, 'Date', 7],
  [/^(mo|mth|months?)$/, 'Month', 1],
  [/^(y|yrs?|years?)$/, 'FullYear', 1],
]

/**
 * The moment `$NOW(adjustment)` stands for: `+1 month`, `-2 hrs`, `7` (days). Months and years follow the calendar
 * (31 January and one month is the end of February). Anything that is not understood means now.
 */
export function adjustNow(now: Date, adjustment: string | null): Date {
  const match = /^([+-]?\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(adjustment ?? '')
  const [, number = '', word = ''] = match ?? []
  const found = units.find(([pattern]) => pattern.test(word.toLowerCase()))
  if (match === null || found === undefined) return now
  const adjusted = move(now, found[1], Number(number) * found[2])
  return Number.isNaN(adjusted.getTime()) ? now : adjusted
}

const fixedMs = { Milliseconds: 1, Seconds: 1000, Minutes: 60_000, Hours: 3_600_000, Date: 86_400_000 } as const

function move(now: Date, unit: Unit, amount: number): Date {
  if (unit !== 'Month' && unit !== 'FullYear') return new Date(now.getTime() + amount * fixedMs[unit])
  const months = Math.trunc(unit === 'Month' ? amount : amount * 12)
  const moved = new Date(now)
  moved.setUTCMonth(now.getUTCMonth() + months)
  // A day the month does not have spills into the next one: go back to the month's last day.
  if (moved.getUTCDate() !== now.getUTCDate()) moved.setUTCDate(0)
  return moved
}

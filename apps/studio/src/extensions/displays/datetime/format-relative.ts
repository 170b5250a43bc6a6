import type { Options } from '../../../model/model.ts'
import { flagOption, oneOfOption } from '../../../model/read-options.ts'
import { instantOf } from './format-moment.ts'

export interface RelativeFacts {
  readonly options: Options
  readonly locale: string
  /** Milliseconds since 1970. */
  readonly now: number
}

const unitsMs = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How far a moment is from now: "3 days ago"; without the option `suffix` only the distance. What cannot be read stays as it is. */
export function formatRelative(value: string, type: string, { options, locale, now }: RelativeFacts): string {
  const time = new Date(type === 'timestamp' ? value : localInstant(value, type)).getTime()
  if (Number.isNaN(time)) return value
  const distance = time - now
  const [unit, size] = unitsMs.find(([, ms]) => Math.abs(distance) >= ms) ?? (['minute', 60_000] as const)
  const count = rounded(Math.abs(distance) / size, oneOfOption(options, 'round', ['round', 'floor', 'ceil']))
  if (!flagOption(options, 'suffix', true)) {
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  }
  const isStrict = flagOption(options, 'strict')
  return new Intl.RelativeTimeFormat(locale, { numeric: isStrict ? 'always' : 'auto' }).format(distance < 0 ? -count : count, unit)
}

/** What has no zone means the reader's own clock. */
function localInstant(value: string, type: string): string {
  return type === 'date' ? `${value}T00:00:00` : instantOf(value, type).replace(/Z$/, '')
}

function rounded(count: number, how: 'round' | 'floor' | 'ceil'): number {
  return Math[how](count)
}

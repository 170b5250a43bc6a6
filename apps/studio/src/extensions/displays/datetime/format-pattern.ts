export interface PatternFacts {
  readonly locale: string
  readonly timeZone: string | undefined
}

/** Writes a moment by a pattern of Unicode's date fields (UTS 35): `EEEE, d MMMM yyyy 'at' HH:mm`. Letters it does not know stay. */
export function formatPattern(moment: Date, pattern: string, facts: PatternFacts): string {
  return pattern.replace(/'((?:[^']|'')*)'|([a-zA-Z])\2*/g, (piece: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'")
    return fieldOf(piece, moment, facts) ?? piece
  })
}

type Writer = (length: number, write: (options: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes) => string) => string

const writers: Readonly<Record<string, Writer>> = {
  ['y']: (length, write) =>
    length === 2 ? write({ year: 'numeric' }, 'year').slice(-2) : padded(write({ year: 'numeric' }, 'year'), length),
  ['M']: monthOf,
  ['L']: monthOf,
  ['d']: (length, write) => padded(write({ day: 'numeric' }, 'day'), length),
  ['E']: (length, write) => write({ weekday: nameLengths[length] ?? 'short' }, 'weekday'),
  ['H']: (length, write) => padded(write({ hour: 'numeric', hourCycle: 'h23' }, 'hour'), length),
  ['h']: (length, write) => padded(write({ hour: 'numeric', hourCycle: 'h12' }, 'hour'), length),
  ['a']: (_, write) => write({ hour: 'numeric', hourCycle: 'h12' }, 'dayPeriod'),
  ['m']: (length, write) => padded(write({ minute: 'numeric' }, 'minute'), length),
  ['s']: (length, write) => padded(write({ second: 'numeric' }, 'second'), length),
  ['z']: (length, write) => write({ timeZoneName: length > 3 ? 'long' : 'short' }, 'timeZoneName'),
}

const nameLengths: Readonly<Record<number, 'long' | 'short' | 'narrow'>> = { 3: 'short', 4: 'long', 5: 'narrow' }

function fieldOf(piece: string, moment: Date, { locale, timeZone }: PatternFacts): string | undefined {
  return writers[piece.charAt(0)]?.(piece.length, (options, type) => {
    const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone }).formatToParts(moment)
    return parts.find((part) => part.type === type)?.value ?? ''
  })
}

function monthOf(length: number, write: Parameters<Writer>[1]): string {
  const name = nameLengths[length]
  // The name of a month beside a day may be inflected, as it is in a date.
  if (name !== undefined) return write({ month: name, day: 'numeric' }, 'month')
  return padded(write({ month: 'numeric' }, 'month'), length)
}

function padded(text: string, length: number): string {
  return text.padStart(length, '0')
}

import { castValue } from './cast.ts'
import { parseBytes, parseDuration } from './units.ts'

/**
 * Why a variable does nothing. `not yet`: the part it configures is still to come, so setting it logs a warning.
 * `accepted`: there is no use for it, and it is taken so that existing configurations keep working.
 */
export type Unsupported = 'not yet' | 'accepted'

/** One row of a table of variables. */
export interface EnvironmentVariable<Value = unknown> {
  readonly type: string
  /** The value without a setting, as it is written in the documentation. */
  readonly default: Value | string
  /** What it does, one sentence. */
  readonly text: string
  /** Set when it has no effect. */
  readonly unsupported?: Unsupported
  /** The value of a setting. `undefined`: impossible. */
  parse(raw: unknown): Value | undefined
}

/** The rows of a table, by the names of their variables. */
export type VariableTable = Readonly<Record<string, EnvironmentVariable>>

/** Variables with a part of the name that the operator chooses, such as `AUTH_<PROVIDER>_*`. */
export interface VariableFamily {
  readonly text: string
  /** Set when it has no effect. */
  readonly unsupported?: Unsupported
}

/** The value a row of a table gives. */
export type ValueOf<Row> = Row extends { parse(raw: unknown): infer Value } ? Exclude<Value, undefined> : never

type Absent<Default> = Extract<Default, null | false>

/** Text, never cast: `0123`, `a,b` and `true` stay as they are. */
export function string<const Default extends string | null>(
  fallback: Default,
  text: string,
): EnvironmentVariable<string | Absent<Default>> {
  return { type: 'text', default: fallback as Absent<Default> | string, text, parse: (raw) => asText(raw) }
}

/** A whole number from `min` to `max`. A default of `Infinity` or `-1` means unlimited. */
export function integer<const Default extends number | null | false>(
  fallback: Default,
  text: string,
  min = 0,
  max = Number.POSITIVE_INFINITY,
): EnvironmentVariable<number | Absent<Default>> {
  const parse = (raw: unknown): number | Absent<Default> | undefined => {
    if (isFalse(raw)) return absent(fallback)
    const value = typeof raw === 'number' ? raw : Number(asText(raw)?.replace(/^number:/, '') || Number.NaN)
    const isWhole = Number.isSafeInteger(value) || value === Number.POSITIVE_INFINITY
    return isWhole && value <= max && value >= Math.min(min, fallback === -1 ? -1 : min) ? value : undefined
  }
  return { type: 'whole number', default: fallback as Absent<Default>, text, parse }
}

/** A number, with a fraction if need be. */
export function decimal(fallback: number, text: string): EnvironmentVariable<number> {
  const parse = (raw: unknown): number | undefined => {
    const value = typeof raw === 'number' ? raw : Number(asText(raw)?.replace(/^number:/, '') || Number.NaN)
    return Number.isFinite(value) && value >= 0 ? value : undefined
  }
  return { type: 'number', default: fallback, text, parse }
}

/** `true` or `false`, also `1` and `0`. */
export function boolean<const Default extends boolean | null>(
  fallback: Default,
  text: string,
): EnvironmentVariable<boolean | Extract<Default, null>> {
  const parse = (raw: unknown): boolean | undefined => {
    const word = asText(raw)
      ?.replace(/^boolean:/, '')
      .toLowerCase()
    if (word === 'true' || word === '1') return true
    return word === 'false' || word === '0' ? false : undefined
  }
  return { type: '`true` or `false`', default: fallback as Extract<Default, null>, text, parse }
}

/** A length of time (`15m`, `7d`, plain milliseconds), given in milliseconds. */
export function duration<const Default extends string | null | false>(
  fallback: Default,
  text: string,
): EnvironmentVariable<number | Absent<Default>> {
  const parse = (raw: unknown): number | Absent<Default> | undefined => {
    if (isFalse(raw)) return absent(fallback)
    const value = parseDuration(asText(raw) ?? '')
    return value === null || value < 0 ? undefined : value
  }
  return { type: 'duration', default: fallback as Absent<Default> | string, text, parse }
}

/** A length of time that `false` makes endless. */
export function durationOrEver(fallback: string, text: string): EnvironmentVariable<number | false> {
  const { type, parse } = duration(false, text)
  return { type: `${type} or \`false\``, default: fallback, text, parse }
}

/** An amount of data (`1mb`, `50kb`, plain bytes), given in bytes. */
export function bytes<const Default extends string | null | false>(
  fallback: Default,
  text: string,
): EnvironmentVariable<number | Absent<Default>> {
  const parse = (raw: unknown): number | Absent<Default> | undefined => {
    if (isFalse(raw)) return absent(fallback)
    return parseBytes(asText(raw) ?? '') ?? undefined
  }
  return { type: 'size', default: fallback as Absent<Default> | string, text, parse }
}

/** A comma-separated list of texts; `false` empties it. */
export function list(fallback: string, text: string): EnvironmentVariable<readonly string[]> {
  const parse = (raw: unknown): readonly string[] | undefined => {
    if (isFalse(raw)) return []
    if (Array.isArray(raw)) return raw.map(String)
    return asText(raw)
      ?.replace(/^(array|string):/, '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
  }
  return { type: 'list', default: fallback, text, parse }
}

/** One of a few words. */
export function oneOf<const Word extends string, const Default extends Word | null>(
  words: readonly Word[],
  fallback: Default,
  text: string,
): EnvironmentVariable<Word | Absent<Default>> {
  return {
    type: words.map((word) => `\`${word}\``).join(', '),
    default: fallback as Absent<Default> | string,
    text,
    parse: (raw) => words.find((word) => word === asText(raw)),
  }
}

/** A value of several forms, cast by its look. */
export function mixed(fallback: string | boolean | number | null, text: string): EnvironmentVariable {
  return { type: 'mixed', default: fallback, text, parse: (raw) => (typeof raw === 'string' ? castValue(raw) : raw) }
}

function asText(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw.replace(/^string:/, '')
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined
}

function isFalse(raw: unknown): boolean {
  return raw === false || raw === 'false'
}

function absent<Default>(fallback: Default): Absent<Default> | undefined {
  return fallback === null || fallback === false ? (fallback as Absent<Default>) : undefined
}

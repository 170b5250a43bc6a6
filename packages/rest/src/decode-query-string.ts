import { parse } from 'qs'
import QuickLRU from 'quick-lru'

/** Turns the text after `?` into nested parameters. The same text gives the same object, so that later stages recognize it. */
export type QueryStringDecoder = (text: string) => Record<string, unknown>

export interface QueryStringLimits {
  /** Brackets deeper than this stay one literal key. @default 10 */
  readonly depthMax?: number
  /** Larger indexes make an object with numeric keys. @default 500 */
  readonly arrayMax?: number
}

const parametersMax = 1000
const remembered = { texts: 500, lengthMax: 4096 }
const none: Record<string, unknown> = Object.freeze({})

/** A decoder that remembers what it decoded last, except texts that carry a token. */
export function createQueryStringDecoder(limits: QueryStringLimits = {}): QueryStringDecoder {
  const known = new QuickLRU<string, Record<string, unknown>>({ maxSize: remembered.texts })
  const decode = (text: string): Record<string, unknown> =>
    // Fields may be called like properties every object has; `__proto__` is dropped in any case.
    parse(text, { depth: limits.depthMax ?? 10, arrayLimit: limits.arrayMax ?? 500, parameterLimit: parametersMax, allowPrototypes: true })
  return (text) => {
    if (text === '') return none
    if (text.length > remembered.lengthMax || text.includes('access_token')) return decode(text)
    const found = known.get(text)
    if (found !== undefined) return found
    const decoded = decode(text)
    known.set(text, decoded)
    return decoded
  }
}

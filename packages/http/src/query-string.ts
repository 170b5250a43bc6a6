import { parse } from 'qs'
import QuickLRU from 'quick-lru'

/** Turns the text after `?` into nested parameters. Equal texts give the same object, which later stages use as a cache key. */
export type QueryStringParser = (text: string) => Record<string, unknown>

/** How much structure a query string may have. */
export interface QueryStringLimits {
  /** Brackets deeper than this stay one literal key. @default 10 */
  readonly depthMax?: number
  /** Larger indexes make an object with numeric keys instead of a list. @default 500 */
  readonly arrayMax?: number
}

const parametersMax = 1000
const cached = { textsMax: 500, lengthMax: 4096 }
const noParameters: Record<string, unknown> = Object.freeze({})

/** Creates a parser that caches recent results, except those of texts that carry a token. */
export function createQueryStringParser(limits: QueryStringLimits = {}): QueryStringParser {
  const cache = new QuickLRU<string, Record<string, unknown>>({ maxSize: cached.textsMax })
  const parseText = (text: string): Record<string, unknown> =>
    // Fields may have the names of properties every object has, such as `constructor`; qs drops `__proto__` in any case.
    parse(text, { depth: limits.depthMax ?? 10, arrayLimit: limits.arrayMax ?? 500, parameterLimit: parametersMax, allowPrototypes: true })
  return (text) => {
    if (text === '') return noParameters
    if (text.length > cached.lengthMax || text.includes('access_token')) return parseText(text)
    const found = cache.get(text)
    if (found !== undefined) return found
    const parsed = parseText(text)
    cache.set(text, parsed)
    return parsed
  }
}

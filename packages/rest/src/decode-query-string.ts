import { createLru } from '@recto/pipeline'
import { parse } from 'qs'

/** Turns the text after `?` into nested parameters. The same text gives the same object, so that later stages recognize it. */
export type QueryStringDecoder = (text: string) => Readonly<Record<string, unknown>>

export interface QueryStringLimits {
  /** Brackets deeper than this stay one literal key. @default 10 */
  readonly depthMax?: number
  /** Larger indexes make an object with numeric keys. @default 500 */
  readonly arrayMax?: number
}

const parametersMax = 1000
const remembered = { texts: 500, lengthMax: 4096 }
const none: Readonly<Record<string, unknown>> = {}

/** A decoder that remembers what it decoded last, except texts that carry a token. */
export function createQueryStringDecoder(limits: QueryStringLimits = {}): QueryStringDecoder {
  const known = createLru<string, Readonly<Record<string, unknown>>>(remembered.texts)
  const decode = (text: string): Readonly<Record<string, unknown>> =>
    // Fields may be called like properties every object has; `__proto__` is dropped in any case.
    parse(text, { depth: limits.depthMax ?? 10, arrayLimit: limits.arrayMax ?? 500, parameterLimit: parametersMax, allowPrototypes: true })
  return (text) => {
    if (text === '') return none
    if (text.length > remembered.lengthMax || text.includes('access_token')) return decode(text)
    const found = known.get(text) ?? decode(text)
    known.set(text, found)
    return found
  }
}

/** The text after `?` of a URL. */
export function queryStringOf(url: string): string {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark + 1)
}

import { RectoError } from '@recto/errors'

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * The first range of a `Range` header (RFC 9110 §14); `null`: all is wanted, or the unit is unknown.
 * @param size bytes there are
 * @throws {RectoError} RANGE_NOT_SATISFIABLE when none of these bytes is there
 */
export function parseByteRange(header: string | undefined, size: number): ByteRange | null {
  const set = /^\s*bytes\s*=(?<ranges>.*)$/i.exec(header ?? '')?.groups?.['ranges']
  if (set === undefined) return null
  const { start: first = '', end: last = '' } = /^\s*(?<start>\d*)\s*-\s*(?<end>\d*)\s*$/.exec(set.split(',', 1)[0] ?? '')?.groups ?? {}
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  const isEmpty = first === '' && (last === '' || Number(last) === 0)
  if (isEmpty || start >= size || end < start) {
    const given = (text: string): number | null => (text === '' ? null : Number(text))
    throw new RectoError('RANGE_NOT_SATISFIABLE', { extensions: { range: { start: given(first), end: given(last) } } })
  }
  return { start, end }
}

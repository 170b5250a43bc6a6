import { invalidQuery } from '@recto/errors'

/** A value of the last item a page ended with, in wire form. */
export type CursorValue = string | number | boolean | null

/** The opaque form of where a page ended: `text` is the JSON the statement of {@link CompiledRead.nextCursor} gave. */
export function encodeCursor(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url')
}

/** @throws {RectoError} INVALID_QUERY when the text was not made by {@link encodeCursor}. */
export function decodeCursor(cursor: string): readonly CursorValue[] {
  const object = parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (typeof object !== 'object' || object === null) throw invalidCursor()
  const values: unknown[] = Object.values(object)
  if (values.length === 0 || !values.every(isCursorValue)) throw invalidCursor()
  return values
}

/** The error of a cursor that fits neither any query nor this one. */
export function invalidCursor(): Error {
  return invalidQuery('"cursor" is not valid for this query')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidCursor()
  }
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

/**
 * As `JSON.parse`, for JSON the database made. V8's own interns every string of up to ten characters in a table
 * that only a full garbage collection empties: over a million rows memory grows with them.
 */
export function parseItem(text: string): unknown {
  return readValue({ text, at: 0 })
}

/** The position of the parser in the text. */
interface Cursor {
  readonly text: string
  at: number
}

const [quote, brace, closingBrace, bracket, closingBracket, comma, colon, blank] = [...'"{}[],: '].map((sign) => sign.charCodeAt(0))

function readValue(cursor: Cursor): unknown {
  switch (nextSign(cursor)) {
    case quote:
      return readText(cursor)
    case brace:
      return readObject(cursor)
    case bracket:
      return readList(cursor)
    default:
      return readLiteral(cursor)
  }
}

/** Skips white space. */
function nextSign(cursor: Cursor): number {
  const { text } = cursor
  let sign = text.charCodeAt(cursor.at)
  while (blank !== undefined && sign <= blank) {
    cursor.at += 1
    sign = text.charCodeAt(cursor.at)
  }
  return sign
}

function readObject(cursor: Cursor): unknown {
  const object: Record<string, unknown> = {}
  cursor.at += 1
  while (nextSign(cursor) === quote) {
    const key = readText(cursor)
    expect(cursor, colon)
    const value = readValue(cursor)
    if (key === '__proto__') Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true })
    else object[key] = value
    if (nextSign(cursor) === comma) cursor.at += 1
  }
  expect(cursor, closingBrace)
  return object
}

function readList(cursor: Cursor): unknown {
  const list: unknown[] = []
  cursor.at += 1
  while (nextSign(cursor) !== closingBracket) {
    list.push(readValue(cursor))
    if (nextSign(cursor) === comma) cursor.at += 1
  }
  cursor.at += 1
  return list
}

/** A string without escapes is a slice of the text. */
function readText(cursor: Cursor): string {
  const { text } = cursor
  const start = cursor.at + 1
  let end = text.indexOf('"', start)
  if (end === -1) throw malformed(cursor)
  const raw = text.slice(start, end)
  if (!raw.includes('\\')) {
    cursor.at = end + 1
    return raw
  }
  while (isEscaped(text, end)) {
    end = text.indexOf('"', end + 1)
    if (end === -1) throw malformed(cursor)
  }
  cursor.at = end + 1
  return JSON.parse(text.slice(start - 1, end + 1)) as string
}

/** Whether a quotation mark is escaped: an odd number of backslashes precedes it. */
function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charAt(first - 1) === '\\') first -= 1
  return (at - first) % 2 === 1
}

function readLiteral(cursor: Cursor): unknown {
  const { text } = cursor
  const start = cursor.at
  while (cursor.at < text.length && !isEnd(text.charCodeAt(cursor.at))) cursor.at += 1
  if (cursor.at === start) throw malformed(cursor)
  return JSON.parse(text.slice(start, cursor.at))
}

function isEnd(sign: number): boolean {
  return sign === comma || sign === closingBrace || sign === closingBracket || (blank !== undefined && sign <= blank)
}

function expect(cursor: Cursor, sign: number | undefined): void {
  if (nextSign(cursor) !== sign) throw malformed(cursor)
  cursor.at += 1
}

function malformed({ at }: Cursor): SyntaxError {
  return new SyntaxError(`The database made no JSON: position ${at}`)
}

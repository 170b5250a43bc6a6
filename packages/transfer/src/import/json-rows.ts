import type { RectoError } from '@recto/errors'
import { invalidFile } from './invalid-file.ts'

/** Longest text of one element, in characters. */
const elementMax = 16 * 1024 * 1024

/** Lists and objects inside each other, as many as a body may have. */
const depthMax = 100

/**
 * Elements of a JSON list, one after the other.
 * @throws {RectoError} INVALID_PAYLOAD when the text is no JSON, or no list
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  let reader: Reader | null = null
  for await (const piece of trimmed(text)) {
    if (reader === null && !piece.startsWith('[')) throw noList()
    reader ??= createListReader()
    yield* reader.take(piece).map(parsed)
  }
  if (reader === null) throw noList()
  yield* reader.end().map(parsed)
}

function noList(): RectoError {
  return invalidFile('Top-level object should be an array')
}

/** The pieces from the first character that is no white space. */
async function* trimmed(text: AsyncIterable<string>): AsyncGenerator<string> {
  let hasStarted = false
  for await (const piece of text) {
    const rest: string = hasStarted ? piece : piece.replace(/^[\uFEFF\s]+/, '')
    hasStarted ||= rest !== ''
    if (rest !== '') yield rest
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch (error) {
    throw invalidFile(error instanceof Error ? error.message : String(error))
  }
}

interface Reader {
  /** Texts of the elements that ended in this piece. */
  take(piece: string): string[]
  /** The rest. @throws {RectoError} INVALID_PAYLOAD when the text ends too early */
  end(): string[]
}

/** Whether elements are JSON is left to the parser. */
function createListReader(): Reader {
  const isBreak = createScanner()
  let element = ''
  let isAfterComma = false
  let isOpen = false
  let isClosed = false
  const finish = (isEnd: boolean): string[] => {
    const text = element
    const isBlank = text.trim() === ''
    if (isBlank && (!isEnd || isAfterComma)) throw invalidFile('An element is missing between two commas')
    element = ''
    isAfterComma = !isEnd
    return isBlank ? [] : [text]
  }
  return {
    take(piece) {
      const elements: string[] = []
      let start = isOpen ? 0 : 1
      isOpen = true
      for (let index = start; index < piece.length && !isClosed; index += 1) {
        const sign = piece[index] ?? ''
        if (!isBreak(sign)) continue
        element += piece.slice(start, index)
        elements.push(...finish(sign === ']'))
        start = index + 1
        isClosed = sign === ']'
      }
      const rest = piece.slice(start)
      element = isClosed ? requireBlank(rest) : grown(element, rest, 'An element of the list is too large')
      return elements
    },
    end() {
      if (!isClosed) throw invalidFile('The list does not end')
      return []
    },
  }
}

/** Says of each character whether it ends an element, by counting brackets outside strings. */
function createScanner(): (sign: string) => boolean {
  let depth = 0
  let quote: 'outside' | 'inside' | 'escaped' = 'outside'
  const stepThroughString = (sign: string): void => {
    if (quote === 'escaped') quote = 'inside'
    else if (sign === '\\') quote = 'escaped'
    else if (sign === '"') quote = 'outside'
  }
  const stepThroughBrackets = (sign: string): void => {
    if (sign === '{' || sign === '[') depth += 1
    if (depth >= depthMax) throw invalidFile(`The file must not be nested deeper than ${depthMax} levels`)
    if (depth > 0 && (sign === '}' || sign === ']')) depth -= 1
  }
  return (sign) => {
    if (quote !== 'outside') {
      stepThroughString(sign)
      return false
    }
    if (depth === 0 && (sign === ',' || sign === ']')) return true
    if (sign === '"') quote = 'inside'
    else stepThroughBrackets(sign)
    return false
  }
}

function requireBlank(text: string): string {
  if (text.trim() !== '') throw invalidFile('Something follows the list')
  return ''
}

function grown(text: string, by: string, refusal: string): string {
  const longer = text + by
  if (longer.length > elementMax) throw invalidFile(refusal)
  return longer
}

import type { RectoError } from '@recto/errors'
import { type Document, parseDocument, Schema } from 'yaml'
import { invalidFile } from './invalid-file.ts'

/** Longest text that is parsed at once, in characters: a row, or a file that is written otherwise than row by row. */
const textLengthMax = 1024 * 1024
/** The JSON schema of YAML; made once, since every row is a document to the parser. */
const schema = new Schema({ schema: 'core', resolveKnownTags: false })
/** Lists and objects inside each other, as many as a body may have. */
const depthMax = 100
/** How many aliases one row may expand to. */
const aliasesMax = 100

/**
 * Elements of a YAML list, each parsed for itself, so that aliases reach no further than their row. Only what JSON can say is
 * read: no tags, no documents after the first.
 * @throws {RectoError} INVALID_PAYLOAD when the text is no YAML, or no list
 */
export async function* yamlRows(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  const reader = createReader()
  for await (const { line, number } of linesOf(text)) {
    const part = reader.take(line, number)
    if (part !== null) yield* rowsOf(part)
  }
  const last = reader.end()
  if (last !== null) yield* rowsOf(last)
}

interface Line {
  readonly line: string
  readonly number: number
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = ''
  let number = 0
  for await (const piece of text) {
    const lines = (rest + (number === 0 && rest === '' ? piece.replace(/^\uFEFF/, '') : piece)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > textLengthMax) throw tooLarge(number + 1)
    for (const line of lines) yield { line: line.replace(/\r$/, ''), number: ++number }
  }
  if (rest !== '') yield { line: rest.replace(/\r$/, ''), number: number + 1 }
}

/** A piece of the file that can be parsed for itself. */
interface Part {
  readonly text: string
  /** Of its first line. */
  readonly number: number
}

interface Reader {
  /** The part that ended before this line. */
  take(line: string, number: number): Part | null
  /** The rest of the file. */
  end(): Part | null
}

const isBlank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line)
const isMarker = (line: string): boolean => /^(?:---|\.\.\.)(?:\s|$)/.test(line)

/** Finds where the elements of a list begin: at the indicator with the indentation of the first one (YAML 1.2.2, §8.2.1). */
function createReader(): Reader {
  let lines: string[] = []
  let length = 0
  let first = 1
  let indicator: RegExp | null = null
  let state: 'before' | 'within' | 'after' = 'before'
  const finish = (): Part | null => {
    const part = lines.length === 0 ? null : { text: `${lines.join('\n')}\n`, number: first }
    lines = []
    length = 0
    return part
  }
  const add = (line: string, number: number): null => {
    if (lines.length === 0) first = number
    lines.push(line)
    length += line.length + 1
    if (length > textLengthMax) throw tooLarge(first)
    return null
  }
  const begin = (line: string, number: number): null => {
    const content = contentOf(line, number)
    if (isBlank(content)) return null
    indicator = indicatorOf(content)
    state = 'within'
    return add(content, number)
  }
  const goOn = (line: string, number: number): Part | null => {
    const part = indicator?.test(line) === true ? finish() : null
    add(line, number)
    return part
  }
  const end = (line: string, number: number): Part | null => {
    if (line.startsWith('---')) throw invalidFile(`Line ${number}: a second document begins`)
    if (state === 'after' && !isBlank(line)) throw invalidFile(`Line ${number}: something follows the document`)
    state = 'after'
    return finish()
  }
  return {
    take(line, number) {
      if (state === 'before') return begin(line, number)
      return state === 'after' || isMarker(line) ? end(line, number) : goOn(line, number)
    },
    end: finish,
  }
}

/** A line before the first row, without what belongs to the document. */
function contentOf(line: string, number: number): string {
  if (/^%YAML\s/.test(line)) return ''
  if (line.startsWith('%')) throw invalidFile(`Line ${number}: directives are not read`)
  return line.replace(/^---(?=\s|$)/, '   ')
}

/** What every row of the list begins with; `null`: it is no list written row by row. */
function indicatorOf(line: string): RegExp | null {
  const indent = /^ *(?=-(?:\s|$))/.exec(line)?.[0]
  return indent === undefined ? null : new RegExp(`^${indent}-(?:\\s|$)`)
}

function rowsOf({ text, number }: Part): readonly unknown[] {
  const value = parsed(text, number)
  if (Array.isArray(value)) return value
  throw invalidFile('Top-level object should be an array')
}

/** An error of the parser, as for text nested too deeply, is an error of the file. */
function parsed(text: string, number: number): unknown {
  assertShallow(text, number)
  try {
    const document = parseDocument(text, {
      schema,
      stringKeys: true,
      intAsBigInt: true,
      prettyErrors: false,
      logLevel: 'silent',
    })
    requireValid(document)
    return document.toJS({ maxAliasCount: aliasesMax, reviver: plain })
  } catch (error) {
    throw invalidFile(`The part from line ${number} on is no YAML: ${error instanceof Error ? error.message : String(error)}`, error)
  }
}

/** The parser takes time that grows with the square of open brackets. Those inside texts are counted too: they are almost always paired. */
function assertShallow(text: string, number: number): void {
  let depth = 0
  for (const sign of text.matchAll(/[[\]{}]/g)) {
    depth += sign[0] === '[' || sign[0] === '{' ? 1 : -1
    if (depth > depthMax) throw invalidFile(`The part from line ${number} on is nested deeper than ${depthMax} levels`)
  }
}

function requireValid({ errors, warnings }: Document.Parsed): void {
  const [problem] = [...errors, ...warnings]
  if (problem !== undefined) throw problem
}

/** Whole numbers beyond what a number holds stay as they were written. */
function plain(key: unknown, value: unknown): unknown {
  if (key === '__proto__') return undefined
  if (typeof value !== 'bigint') return value
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
}

function tooLarge(number: number): RectoError {
  return invalidFile(`The part from line ${number} on is longer than ${textLengthMax} characters`)
}

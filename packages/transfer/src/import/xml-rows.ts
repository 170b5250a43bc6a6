import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import { invalidFile } from './invalid-file.ts'

/** Longest text of one row, in characters. */
const rowLengthMax = 16 * 1024 * 1024
const depthMax = 100

/**
 * Rows of an XML text: each element in the root is one, whatever it is called. What is in it are its fields, and so are
 * its attributes; one that comes several times is a list, `<a/>` is `null`, and `<a></a>` an empty text. Values stay text.
 * A document type is refused, and with it every entity but those XML itself knows: nothing is fetched, nothing is expanded.
 * @throws {RectoError} INVALID_PAYLOAD with the position where the text is no such XML
 */
export async function* xmlRows(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  const reader = createReader()
  for await (const piece of text) yield* reader.take(piece)
  reader.end()
}

/** An element that is open. */
interface Element {
  readonly fields: Record<string, unknown>
  hasFields: boolean
  text: string
}

interface Reader {
  /** Rows that ended in this piece. */
  take(piece: string): readonly unknown[]
  /** @throws {RectoError} INVALID_PAYLOAD when the text ends too early */
  end(): void
}

function createReader(): Reader {
  const parser = new SaxesParser()
  const open: Element[] = []
  let rows: unknown[] = []
  let length = 0
  parser.on('error', (error) => {
    throw invalidFile(`The file is no XML: ${error.message}`)
  })
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) throw invalidFile(`The file has to be UTF-8, not ${encoding}`)
  })
  parser.on('doctype', () => {
    throw invalidFile('The file has a document type, which is not read')
  })
  const onText = (text: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('opentag', (tag) => {
    if (open.length === depthMax) throw invalidFile(`Elements are nested deeper than ${depthMax} levels`)
    open.push(elementOf(tag))
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const element = open.pop()
    if (element === undefined) return
    const parent = open.at(-1)
    if (open.length >= 2 && parent !== undefined) setValue(parent, name, contentOf(name, element, isSelfClosing))
    if (open.length !== 1) return refuseText(name, element, open.length === 0)
    rows.push(contentOf(name, element, isSelfClosing) ?? {})
    length = 0
  })
  return {
    take(piece) {
      rows = []
      length += piece.length
      parser.write(piece)
      if (rows.length === 0 && length > rowLengthMax) throw invalidFile('A row is too large')
      return rows
    },
    end: () => void parser.close(),
  }
}

/** Attributes of other vocabularies (`xml:lang`, `xsi:…`) say something about the XML, not about the row. */
function elementOf({ attributes }: SaxesTagPlain): Element {
  const element: Element = { fields: {}, hasFields: false, text: '' }
  for (const [name, value] of Object.entries<SaxesAttributePlain['value']>(attributes))
    if (name !== 'xmlns' && !name.includes(':')) setValue(element, name, value)
  return element
}

function setValue(element: Element, name: string, value: unknown): void {
  const { fields } = element
  element.hasFields = true
  if (name === '__proto__') return
  const known = fields[name]
  if (!Object.hasOwn(fields, name)) fields[name] = value
  else if (Array.isArray(known)) known.push(value)
  else fields[name] = [known, value]
}

function contentOf(name: string, element: Element, isSelfClosing: boolean): unknown {
  if (!element.hasFields) return isSelfClosing ? null : element.text
  refuseText(name, element, true)
  return element.fields
}

function refuseText(name: string, { text }: Element, isRefused: boolean): void {
  if (isRefused && text.trim() !== '') throw invalidFile(`The element "${name}" holds text beside its fields`)
}

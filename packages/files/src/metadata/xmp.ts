import { SaxesParser } from 'saxes'

/** What is kept of XMP, by element (Dublin Core). */
const names: Readonly<Record<string, string>> = {
  'dc:title': 'title',
  'dc:description': 'description',
  'dc:rights': 'rights',
  'dc:creator': 'creator',
  'dc:subject': 'subject',
}

type Values = Readonly<Record<string, string | readonly string[]>>

/** Reads the XMP of a picture. Names with several values are lists. XML that is broken gives what came before. */
export function parseXmp(text: string): Values {
  const found = new Map<string, string[]>()
  const parser = new SaxesParser()
  let name: string | null = null
  parser.on('error', () => {})
  parser.on('opentag', (tag) => {
    name = names[tag.name] ?? name
  })
  parser.on('closetag', (tag) => {
    if (names[tag.name] !== undefined) name = null
  })
  parser.on('text', (value) => {
    if (name !== null && value.trim() !== '') found.set(name, [...(found.get(name) ?? []), value.trim()])
  })
  parser.write(text).close()
  return Object.fromEntries([...found].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]))
}

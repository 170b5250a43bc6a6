import type { RowWriter } from './row-writer.ts'

const start = "<?xml version='1.0'?><data>"

/** A list: one `<data>` in the root for each row. */
export function xmlWriter(): RowWriter {
  let before = start
  return {
    row(row) {
      const text = before + element('data', row)
      before = ''
      return text
    },
    end: () => `${before}</data>`,
  }
}

/** An object: its keys are the elements of the root. */
export function xmlDocument(value: unknown): string {
  return `${start}${content(value)}</data>`
}

/** A list inside a row repeats its element; `null` is an empty one, and an empty text one that is opened and closed. */
function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('')
  const inner = content(value)
  return inner === '' && value !== '' ? `<${name}/>` : `<${name}>${inner}</${name}>`
}

function content(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => element('data', one)).join('')
  if (typeof value === 'string') return escaped(value)
  // `String` would keep the texts of numbers in V8's number cache, which is rarely emptied.
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.entries(value)
    .map(([key, inner]) => element(elementName(key), inner))
    .join('')
}

/** What may not stand in a name becomes `_` (XML 1.0 §2.3, without the rarer letters). */
function elementName(key: string): string {
  const name = key.replace(/[^\p{L}\p{N}_.-]/gu, '_')
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }

/** Characters XML 1.0 cannot hold at all (§2.2) are left out. */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>\r]/g, (sign) => entities[sign] ?? sign)
}

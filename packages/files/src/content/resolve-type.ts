import { fileTypeFromBuffer } from 'file-type'

/** What a client sends when it does not know the type. */
const unknownType = 'application/octet-stream'

/**
 * The MIME type of content: what was claimed, unless the content shows that this is wrong in a way that matters. Content without a
 * claimed type has the type it looks like; a page that is claimed to be a picture is a page.
 *
 * @param head the first 4100 bytes or more
 */
export async function resolveType(claimed: string | undefined, head: Buffer): Promise<string> {
  const type = (claimed ?? unknownType).split(';', 1)[0]?.trim().toLowerCase() || unknownType
  const markup = markupType(head)
  if (markup !== null) return isMarkup(type) || type.startsWith('text/') || isPlainData(type) ? type : markup
  const found = (await fileTypeFromBuffer(head))?.mime.toLowerCase()
  if (found === undefined || found === 'application/xml') return type
  return isContradicted(type, found) ? found : type
}

/** Browsers show these as they are claimed, so a claim must not be a lie. */
const shown = ['image', 'audio', 'video', 'text']

function isContradicted(claimed: string, found: string): boolean {
  if (claimed === unknownType) return true
  const [family, foundFamily] = [familyOf(claimed), familyOf(found)]
  if (family === 'image' && foundFamily === 'image') return true
  if (family === foundFamily || (isMedia(family) && isMedia(foundFamily))) return false
  return shown.includes(family) || isMarkup(claimed) || claimed === 'application/pdf'
}

/** One container holds sound, pictures or both. */
function isMedia(family: string): boolean {
  return family === 'audio' || family === 'video'
}

function familyOf(type: string): string {
  return type.split('/', 1)[0] ?? ''
}

function isMarkup(type: string): boolean {
  return type === 'text/html' || type.endsWith('+xml') || type.endsWith('/xml')
}

/** Shown as text, if at all. */
function isPlainData(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json')
}

/** What may stand before the first element. One pattern of all of them would try every way of cutting a text into pieces. */
const prologs = [/\s+|\uFEFF/y, /<\?xml[^>]*>/iy, /<!--[\s\S]*?-->/y, /<!doctype\s+svg[^>[]*(?:\[[^\]]*\]\s*)?>/iy]
const svg = /<(?:[a-z]+:)?svg[\s>]/iy
const html = /<(?:!doctype\s+html|html|head|body|script|iframe|style|title|meta|table|a|div|h1|p|br|img)[\s/>]/iy

/** Bytes that browsers look at. */
const markupBytes = 2048

/** Documents that browsers may run. */
function markupType(head: Buffer): string | null {
  const text = textOf(head.subarray(0, markupBytes))
  const start = afterProlog(text)
  if (endOf(svg, text, start) !== null) return 'image/svg+xml'
  return endOf(html, text, start) === null ? null : 'text/html'
}

/** Where the first element begins. */
function afterProlog(text: string): number {
  let position = 0
  for (;;) {
    const end = prologs.map((part) => endOf(part, text, position)).find((found) => found !== null)
    if (end === undefined) return position
    position = end
  }
}

/** Where a match that begins at a position ends. */
function endOf(pattern: RegExp, text: string, position: number): number | null {
  pattern.lastIndex = position
  return pattern.test(text) ? pattern.lastIndex : null
}

function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  return bytes.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '')
}

/** What is kept of IPTC, by data set of record 2 (IPTC-IIM 4.2). */
const names: Readonly<Record<number, string>> = {
  15: 'category',
  25: 'keywords',
  55: 'dateCreated',
  80: 'byline',
  85: 'bylineTitle',
  105: 'headline',
  110: 'credit',
  116: 'copyright',
  120: 'caption',
  122: 'captionWriter',
}

const marker = 0x1c
const applicationRecord = 2

/** Reads the IPTC of a picture. A name that stands several times is a list. */
export function parseIptc(bytes: Buffer): Readonly<Record<string, string | readonly string[]>> {
  const found: Record<string, string | readonly string[]> = {}
  for (let at = 0; at + 5 <= bytes.length; ) {
    const name = names[bytes[at + 2] ?? 0]
    if (bytes[at] !== marker || bytes[at + 1] !== applicationRecord || name === undefined) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 3)
    const value = bytes.toString('utf8', at + 5, at + 5 + length).trim()
    const known = found[name]
    found[name] = known === undefined ? value : [known, value].flat()
    at += 5 + length
  }
  return found
}

import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { parseIptc } from './iptc.ts'
import { allowedMetadata, sectionsOf } from './picture-metadata.ts'

const xmpText = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The harbor &amp; its boats</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">At dawn</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>harbor</rdf:li><rdf:li>boats</rdf:li></rdf:Bag></dc:subject>
<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

describe('metadata of pictures', () => {
  const picture = () => sharp({ create: { width: 20, height: 10, channels: 3, background: 'red' } })

  it.each(['jpeg', 'png', 'webp'] as const)('is read from what an image library wrote as %s', async (format) => {
    const bytes = await picture()
      .withExif({ IFD0: { Make: 'Acme' }, IFD2: { ISOSpeedRatings: '200', FNumber: '28/10' } })
      .withIccProfile('srgb')
      .withXmp(xmpText)
      .toFormat(format)
      .toBuffer()
    const sections = sectionsOf(await sharp(bytes).metadata())
    expect(sections['icc']).toMatchObject({ colorSpace: 'RGB', deviceClass: 'Monitor' })
    expect(sections['xmp']).toEqual({
      title: 'The harbor & its boats',
      description: 'At dawn',
      subject: ['harbor', 'boats'],
      creator: 'Ada',
    })
    expect(sections['ifd0']).toMatchObject({ Make: 'Acme' })
    expect(sections['exif']).toMatchObject({ FNumber: 2.8 })
  })

  it('has IPTC as JPEGs carry it, in a resource of Photoshop', async () => {
    const records = [
      [120, 'Boats in the harbor'],
      [105, 'The harbor'],
      [25, 'boats'],
      [25, 'größe'],
      [80, 'Ada'],
    ] as const
    const block = Buffer.concat(records.map(([number, text]) => dataSet(number, text)))
    const bytes = withPhotoshopBlock(await picture().jpeg().toBuffer(), block)
    const { iptc } = sectionsOf(await sharp(bytes).metadata())
    expect(iptc).toEqual({ caption: 'Boats in the harbor', headline: 'The harbor', keywords: ['boats', 'größe'], byline: 'Ada' })
  })

  it('leaves out sections that can not be read', () => {
    const broken = Buffer.from('this is no profile')
    expect(sectionsOf({ exif: broken, icc: broken, xmp: Buffer.from('<x><dc:title>a</dc:title><y'), iptc: broken })).toEqual({
      iptc: {},
      xmp: { title: 'a' },
    })
    // Lengths that lead behind the end.
    expect(parseIptc(Buffer.from([0x1c, 2, 120, 0xff, 0xff, 65]))).toEqual({ caption: 'A' })
  })

  it('is kept as far as a list says', () => {
    const sections = { ifd0: { Make: 'Acme', Model: 'X1', Thumb: Buffer.from('a'), When: new Date(Number.NaN) }, gps: { Lat: 1 } }
    expect(allowedMetadata(sections, ['ifd0.Make', 'exif.FNumber'])).toEqual({ ifd0: { Make: 'Acme' } })
    expect(allowedMetadata(sections, ['*'])).toEqual({ ifd0: { Make: 'Acme', Model: 'X1' }, gps: { Lat: 1 } })
    expect(allowedMetadata(sections, [])).toEqual({})
  })
})

/** A data set of record 2 (IPTC-IIM 1.5). */
function dataSet(number: number, text: string): Buffer {
  const value = Buffer.from(text)
  const head = Buffer.from([0x1c, 2, number, 0, 0])
  head.writeUInt16BE(value.length, 3)
  return Buffer.concat([head, value])
}

/** Puts the resource 0x0404 into APP13, right behind the start of a JPEG. */
function withPhotoshopBlock(jpeg: Buffer, block: Buffer): Buffer {
  const padded = block.length % 2 === 0 ? block : Buffer.concat([block, Buffer.from([0])])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(block.length)
  const resource = Buffer.concat([Buffer.from('8BIM'), Buffer.from([0x04, 0x04, 0, 0]), size, padded])
  const payload = Buffer.concat([Buffer.from('Photoshop 3.0\0'), resource])
  const marker = Buffer.from([0xff, 0xed, 0, 0])
  marker.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, payload, jpeg.subarray(2)])
}

import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { writeExport } from '../export/write-export.ts'
import { csvRows } from './csv-rows.ts'
import { importFormatOf } from './import-format.ts'
import { jsonRows } from './json-rows.ts'
import { xmlRows } from './xml-rows.ts'
import { yamlRows } from './yaml-rows.ts'

const all = async (rows: AsyncIterable<unknown>): Promise<unknown[]> => {
  const gathered: unknown[] = []
  for await (const row of rows) gathered.push(row)
  return gathered
}
/** Every way of cutting a text in two, and character by character. */
const cuts = (text: string): string[][] => [
  [text],
  [...text],
  ...Array.from({ length: text.length }, (_, at) => [text.slice(0, at), text.slice(at)]),
]

describe('csvRows', () => {
  const read = (text: string) => all(csvRows(Readable.from([text])))

  it.each([
    [
      'plain cells',
      'id,name\n1,A\n007,B',
      [
        { id: '1', name: 'A' },
        { id: '007', name: 'B' },
      ],
    ],
    ['names with blanks, empty cells, a mark at the start', '\uFEFF id , name ,x\n1,,2', [{ id: '1', x: '2' }]],
    ['quotes and line breaks', 'a\n"x ""y"",\nz"', [{ a: 'x "y",\nz' }]],
    ['cells of JSON', 'a,b,c,d\ntrue,null,"[1,2]","{""x"":1}"', [{ a: true, b: null, c: [1, 2], d: { x: 1 } }]],
    ['names with dots', 'author.name,author.id,meta.a.b\nA,1,x', [{ author: { name: 'A', id: '1' }, meta: { a: { b: 'x' } } }]],
    ['broken JSON', 'a\n{x', [{ a: '{x' }]],
    ['nothing', '', []],
  ])('%s', async (_title, text, rows) => {
    expect(await read(text)).toEqual(rows)
  })

  it.each(['a\n"x', 'name,height\nFe"rn,3\n', 'a"b\n1', '\uFFFD\uFFFD\u0000","'])('refuses %j, with the line', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD', message: expect.stringMatching(/line \d/i) })
  })

  it('reports a row with more cells than the header, but for empty ones at its end', async () => {
    await expect(read('a,b\n1,2\n"x\ny",4,5\n')).rejects.toMatchObject({
      message: expect.stringContaining('Line 4: the row has more cells'),
    })
    expect(await read('a,b\n1,2,,\n')).toEqual([{ a: '1', b: '2' }])
  })

  it('limits the length of a row and the number of columns', async () => {
    await expect(read(`a\n"${'x'.repeat(5_000_000)}"\n`)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
    await expect(read(`${'a,'.repeat(60_000)}\n`)).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })
})

describe('jsonRows', () => {
  it.each([
    ['[]', []],
    [' [ {"a":"]},[\\"\\\\"}, [1,{"b":2}] , 3,"x" ] ', [{ a: ']},["\\' }, [1, { b: 2 }], 3, 'x']],
    ['\uFEFF[{"a":1}]', [{ a: 1 }]],
  ])('%s, however it is cut', async (text, rows) => {
    for (const pieces of cuts(text)) expect(await all(jsonRows(Readable.from(pieces)))).toEqual(rows)
  })

  it.each(['', '[', '[1,,2]', '[1,]', '[1]x', '{"a":', '3', '[{]', '[1 2]', 'x'])('refuses %j', async (text) => {
    for (const pieces of cuts(text)) await expect(all(jsonRows(Readable.from(pieces)))).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })
})

describe('files that are no lists', () => {
  it.each(['{"data":[{"a":1}]}', '{"items":[]}', '{}'])('refuses %s', async (text) => {
    const refusal = { code: 'INVALID_PAYLOAD', message: 'Invalid payload. Top-level object should be an array.' }
    await expect(all(jsonRows(Readable.from([text])))).rejects.toMatchObject(refusal)
    await expect(all(yamlRows(Readable.from([text])))).rejects.toMatchObject(refusal)
  })

  it('refuses brackets without end at once', async () => {
    const began = performance.now()
    for (const rows of [jsonRows, yamlRows])
      await expect(all(rows(Readable.from([`- ${'['.repeat(50_000)}`.slice(rows === jsonRows ? 2 : 0)])))).rejects.toMatchObject({
        code: 'INVALID_PAYLOAD',
      })
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

const refused = { code: 'INVALID_PAYLOAD' }

describe('xmlRows', () => {
  const read = (text: string) => all(xmlRows(Readable.from([text])))

  it.each([
    ['<data/>', []],
    [
      "\uFEFF<?xml version='1.0' encoding='UTF-8'?>\n<data>\n <data><id>1</id><b/><c></c></data>\n <x/>\n</data>\n",
      [{ id: '1', b: null, c: '' }, {}],
    ],
    ['<l><r><t>x</t><t>y</t><a><n>A &amp; B</n></a></r></l>', [{ t: ['x', 'y'], a: { n: 'A & B' } }]],
    ['<l><r id="7" xml:lang="en"><t><![CDATA[<b>]]>&#x66F8;</t></r></l>', [{ id: '7', t: '<b>書' }]],
    ['<l><__proto__ x="1"><__proto__>2</__proto__></__proto__>text</l>', null],
    ['<l><r><__proto__><admin>1</admin></__proto__></r></l>', [{}]],
  ])('%s, however it is cut', async (text, rows) => {
    for (const pieces of cuts(text)) {
      const reading = all(xmlRows(Readable.from(pieces)))
      if (rows === null) await expect(reading).rejects.toMatchObject(refused)
      else expect(await reading).toEqual(rows)
    }
  })

  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('')

  it.each([
    ['no text at all', ''],
    ['an end too early', '<l><r>'],
    ['tags that do not match', '<l><r></l></r>'],
    ['text beside fields', '<l><r>x<a>1</a></r></l>'],
    ['text beside rows', '<l>x<r/></l>'],
    ['an unknown entity', '<l><r>&nbsp;</r></l>'],
    ['a document type', '<!DOCTYPE l><l/>'],
    ['a billion laughs', `<!DOCTYPE l [<!ENTITY l0 "ha">${laughs}]><l><r>&l9;</r></l>`],
    ['an outside entity', '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l><r>&x;</r></l>'],
    ['another encoding', "<?xml version='1.0' encoding='UTF-16'?><l/>"],
    ['nesting without end', '<a>'.repeat(10_000)],
    ['signs XML cannot hold', '<l><r>\u0001</r></l>'],
  ])('refuses %s', async (_title, text) => {
    await expect(read(text)).rejects.toMatchObject(refused)
  })
})

describe('yamlRows', () => {
  const read = (text: string) => all(yamlRows(Readable.from([text])))

  it.each([
    ['[]\n', []],
    ['\uFEFF%YAML 1.1\n# a list\n---\n- a: 1\n  b: yes\n- a: ~\n...\n# end', [{ a: 1, b: 'yes' }, { a: null }]],
    ['- a: |\n    x\n\n    - y\n  b: [1,\n   2]\n-\n  a: "- z"\r\n', [{ a: 'x\n\n- y\n', b: [1, 2] }, { a: '- z' }]],
    ['--- # rows\n  - a: 1\n    c:\n    - d\n    - e\n  - a: 2', [{ a: 1, c: ['d', 'e'] }, { a: 2 }]],
    ['--- [{a: 12345678901234567890, 1: 2020-01-01}]', [{ a: '12345678901234567890', 1: '2020-01-01' }]],
    ['- &x\n  a: 1\n  b: {c: 1, __proto__: {d: 1}}', [{ a: 1, b: { c: 1 } }]],
    ['- a: &v {n: 1}\n  b: *v', [{ a: { n: 1 }, b: { n: 1 } }]],
  ])('%j, however it is cut', async (text, rows) => {
    for (const pieces of cuts(text)) expect(await all(yamlRows(Readable.from(pieces)))).toEqual(rows)
  })

  const laughs = [
    '- a0: &a0 [ha]',
    ...Array.from({ length: 9 }, (_, at) => `  a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(',')}]`),
  ]

  it.each([
    ['a text', 'just text'],
    ['two documents', '- a: 1\n---\n- a: 2'],
    ['what follows the document', '- a: 1\n...\n- a: 2'],
    ['lines of no row', '- a: 1\nb: 2'],
    ['a tag of its own', '- a: !evil x'],
    ['a tag of other schemas', '- a: !!binary aGk='],
    ['a directive', '%TAG ! tag:x,2000:\n---\n- a: !y z'],
    ['an alias of another row', '- &x {a: 1}\n- *x'],
    ['a billion laughs', laughs.join('\n')],
    ['the same key twice', '- a: 1\n  a: 2'],
    ['nesting without end', `- ${'['.repeat(100_000)}`],
    ['a row without end', `- ${'x'.repeat(2 * 1024 * 1024)}`],
    ['a list without lines, too long', `[${'1,'.repeat(1024 * 1024)}]`],
  ])('refuses %s', async (_title, text) => {
    await expect(read(text)).rejects.toMatchObject(refused)
  })
})

describe('what was written', () => {
  const items = [
    { id: 1, name: '# A: "B" - \u0085 <&> ', none: null, empty: '', more: { a: [{ b: 'x' }, { b: 'y' }] }, lines: '- a\n\n  b\n' },
    { id: 2, name: '---', none: 'null', empty: ' ', more: { a: [{ b: 'no' }, { b: '007' }] }, lines: "{x: 'y'}" },
  ]
  const written = async (format: 'json' | 'xml' | 'yaml'): Promise<Readable> => {
    async function* texts(): AsyncGenerator<string> {
      for (const item of items) yield JSON.stringify(item)
    }
    return Readable.from(writeExport({ kind: 'items', items: texts(), columns: [] }, format))
  }

  it('is read back as it was, numbers of XML as text', async () => {
    expect(await all(jsonRows(await written('json')))).toEqual(items)
    expect(await all(yamlRows(await written('yaml')))).toEqual(items)
    expect(await all(xmlRows(await written('xml')))).toEqual(items.map((item) => ({ ...item, id: String(item.id) })))
  })
})

describe('importFormatOf', () => {
  it.each([
    ['text/csv', 'x.json', 'csv'],
    ['application/json; charset=utf-8', '', 'json'],
    ['text/xml', '', 'xml'],
    ['application/yaml', '', 'yaml'],
    ['application/octet-stream', 'rows.YML', 'yaml'],
    ['application/octet-stream', 'rows', null],
    ['image/png', 'rows.csv', null],
    ['constructor', '', null],
  ])('%s, %s', (type, name, format) => {
    expect(importFormatOf(type, name)).toBe(format)
  })
})

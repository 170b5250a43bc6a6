import type { ResultColumns } from '@recto/query'
import { describe, expect, it } from 'vitest'
import { type ExportOptions, type ExportSource, writeExport } from './write-export.ts'

async function* each(items: readonly unknown[]): AsyncGenerator<string> {
  for (const item of items) yield JSON.stringify(item)
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

const itemsOf = (items: readonly unknown[], columns: ResultColumns = []): ExportSource => ({ kind: 'items', items: each(items), columns })
const write = (items: readonly unknown[], format: Parameters<typeof writeExport>[1]) => textOf(writeExport(itemsOf(items), format))

describe('csv', () => {
  it.each([
    ['no items', [], ''],
    ['plain values', [{ id: 1, ok: true, name: 'a "b", c', none: null }], '"id","ok","name","none"\n1,true,"a ""b"", c",'],
    ['objects', [{ author: { name: 'A' }, meta: { b: { c: 1 } } }], '"author.name","meta.b.c"\n"A",1'],
    ['lists', [{ chapters: [{ title: 'C1' }], tags: ['x'] }], '"chapters","tags"\n"[{""title"":""C1""}]","[""x""]"'],
    [
      'an object missing at first',
      [
        { author: null, id: 1 },
        { author: { name: 'A' }, id: 2 },
      ],
      '"author","id","author.name"\n,1,\n,2,"A"',
    ],
    ['bare keys', [1, 'a'], '"value"\n1\n"a"'],
    ['line breaks and other alphabets', [{ a: 'x\ny', ü: '書' }], '"a","ü"\n"x\ny","書"'],
  ])('%s', async (_title, items, text) => {
    expect(await write(items, 'csv')).toBe(text)
    expect(await write(items, 'csv_utf8')).toBe(text === '' ? '' : `\uFEFF${text}`)
  })

  it('puts an apostrophe before what spreadsheets would compute, where that is asked for', async () => {
    const items = [{ '=name': '=1+1', a: '+1', b: '-2', c: '@x', d: '\tx', e: -3, f: 'a=b' }]
    const plain = `"=name","a","b","c","d","e","f"\n"=1+1","+1","-2","@x","\tx",-3,"a=b"`
    const escaped = `"'=name","a","b","c","d","e","f"\n"'=1+1","'+1","'-2","'@x","'\tx",-3,"a=b"`
    const written = async (options: ExportOptions) => {
      let text = ''
      for await (const piece of writeExport({ kind: 'document', data: items }, 'csv', options)) text += piece
      return text
    }
    expect([await written({}), await written({ escapesFormulas: true })]).toEqual([plain, escaped])
  })

  it('loses nothing that comes after the columns are settled', async () => {
    const columns: ResultColumns = [
      { key: 'id', kind: 'scalar', entries: [] },
      { key: 'meta', kind: 'open', entries: [] },
      { key: 'author', kind: 'object', entries: [{ key: 'name', kind: 'scalar', entries: [] }] },
    ]
    const early = Array.from({ length: 1000 }, (_, id) => ({ id, meta: { a: 1 }, author: null }))
    const late = [{ id: 1000, meta: { a: 2, z: { deep: true } }, author: { name: 'A' } }]
    const lines = (await textOf(writeExport(itemsOf([...early, ...late], columns), 'csv'))).split('\n')
    expect(lines[0]).toBe('"id","meta.a","author","meta","author.name"')
    expect(lines[1]).toBe('0,1,,,')
    expect(lines[1001]).toBe('1000,2,,"{""a"":2,""z"":{""deep"":true}}","A"')
    expect(lines).toHaveLength(1002)
  })
})

describe('the other formats', () => {
  const items = [{ id: 1, tags: ['x', 'z'], author: { name: 'A & B' }, day: '2020-01-01', none: null }, { id: 2 }]

  it('json', async () => {
    expect(await write([], 'json')).toBe('[]')
    expect(await write(items, 'json')).toBe(JSON.stringify(items, null, '\t'))
  })

  it('xml', async () => {
    expect(await write([], 'xml')).toBe("<?xml version='1.0'?><data></data>")
    expect(await write(items, 'xml')).toBe(
      "<?xml version='1.0'?><data><data><id>1</id><tags>x</tags><tags>z</tags><author><name>A &amp; B</name></author><day>2020-01-01</day><none/></data><data><id>2</id></data></data>",
    )
    expect(await write([{ '1st name': 'a\u0000\u0001b<\uD800', 'x:y': 1 }], 'xml')).toContain('<_1st_name>ab&lt;</_1st_name><x_y>1</x_y>')
  })

  it('yaml', async () => {
    expect(await write([], 'yaml')).toBe('[]\n')
    expect(await write(items, 'yaml')).toBe(
      '- id: 1\n  tags:\n    - x\n    - z\n  author:\n    name: A & B\n  day: "2020-01-01"\n  none: null\n- id: 2\n',
    )
  })

  it('a document that is no list', async () => {
    const source: ExportSource = { kind: 'document', data: { id: 1, author: { name: 'A' } } }
    expect(await textOf(writeExport(source, 'json'))).toBe('{\n\t"id": 1,\n\t"author": {\n\t\t"name": "A"\n\t}\n}')
    expect(await textOf(writeExport(source, 'csv'))).toBe('"id","author.name"\n1,"A"')
    expect(await textOf(writeExport(source, 'xml'))).toBe("<?xml version='1.0'?><data><id>1</id><author><name>A</name></author></data>")
    expect(await textOf(writeExport(source, 'yaml'))).toBe('id: 1\nauthor:\n  name: A\n')
  })
})

describe('closing an export', () => {
  const endless = () => {
    const state = { taken: 0, isClosed: false }
    async function* items(): AsyncGenerator<string> {
      try {
        for (;;) yield JSON.stringify({ id: ++state.taken })
      } finally {
        state.isClosed = true
      }
    }
    return { state, source: { kind: 'items', items: items(), columns: [{ key: 'id', kind: 'scalar', entries: [] }] } as const }
  }

  it.each(['csv', 'json', 'xml', 'yaml'] as const)('ends the items of %s, and takes no more of them than are asked for', async (format) => {
    const { state, source } = endless()
    const pieces = writeExport(source, format)[Symbol.asyncIterator]()
    await pieces.next()
    expect(state.taken).toBeLessThan(20_000)
    await pieces.return?.()
    expect(state.isClosed).toBe(true)
  })

  it('closes the items also when none was taken', async () => {
    const closed: boolean[] = []
    const items = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: true, value: '' }) as const,
        return: async () => {
          closed.push(true)
          return { done: true, value: '' } as const
        },
      }),
    }
    await writeExport({ kind: 'items', items, columns: [] }, 'csv')[Symbol.asyncIterator]().return?.()
    expect(closed).toEqual([true])
  })
})

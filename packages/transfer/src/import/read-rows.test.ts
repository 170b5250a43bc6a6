import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'

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

  it('refuses what is no CSV', async () => {
    await expect(read('a\n"x')).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })
})

describe('jsonRows', () => {
  it.each([
    ['[]', []],
    [' [ {"a":"]},[\\"\\\\"}, [1,{"b":2}] , 3,"x" ] ', [{ a: ']},["\\' }, [1, { b: 2 }], 3, 'x']],
    ['\uFEFF{"a":1}', [{ a: 1 }]],
  ])('%s, however it is cut', async (text, rows) => {
    for (const pieces of cuts(text)) expect(await all(jsonRows(Readable.from(pieces)))).toEqual(rows)
  })

  it.each(['', '[', '[1,,2]', '[1,]', '[1]x', '{"a":', '3', '[{]', '[1 2]', 'x'])('refuses %j', async (text) => {
    for (const pieces of cuts(text)) await expect(all(jsonRows(Readable.from(pieces)))).rejects.toMatchObject({ code: 'INVALID_PAYLOAD' })
  })
})

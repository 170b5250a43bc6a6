import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { joinItems } from './join-items.ts'

async function* items(...texts: string[]): AsyncGenerator<string> {
  yield* texts
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

describe('joinItems', () => {
  it.each([
    [[], '[]'],
    [['1'], '[1]'],
    [['1', '2', '3'], '[1,2,3]'],
  ])('frames %j', async (texts, expected) => {
    expect(await textOf(joinItems(items(...texts), { start: '[', end: ']' }))).toBe(expected)
  })

  it('ends the query when the reader goes away before reading anything', async () => {
    let isClosed = false
    const source: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: '1' }),
        return: async () => {
          isClosed = true
          return { done: true, value: undefined }
        },
      }),
    }
    const stream = Readable.from(joinItems(source, { start: '', end: '' }))
    stream.destroy()
    await new Promise((resolve) => stream.on('close', resolve))
    expect(isClosed).toBe(true)
  })
})

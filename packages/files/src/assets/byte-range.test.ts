import { describe, expect, it } from 'vitest'
import { parseByteRange } from './byte-range.ts'

describe('parseByteRange', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-5', { start: 5, end: 5 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['bytes=0-1,5-6', { start: 0, end: 1 }],
    ['items=0-1', null],
    [undefined, null],
  ])('reads %s of 100 bytes', (header, range) => expect(parseByteRange(header, 100)).toEqual(range))

  it.each(['bytes=100-', 'bytes=9-3', 'bytes=-', 'bytes=-0', 'bytes=x'])('refuses %s of 100 bytes', (header) => {
    expect(() => parseByteRange(header, 100)).toThrow(expect.objectContaining({ code: 'RANGE_NOT_SATISFIABLE' }))
  })
})

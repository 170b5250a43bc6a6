import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'

describe('cursor', () => {
  it('survives the way out and back', () => {
    expect(decodeCursor(encodeCursor('{"k0":"é","k1":null,"k2":1.5}'))).toEqual(['é', null, 1.5])
  })
  it.each(['!!', 'e30', 'bnVsbA', Buffer.from('{"a":{}}').toString('base64url')])('%s is refused', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow('"cursor" is not valid for this query')
  })
})

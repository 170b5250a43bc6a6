import { describe, expect, it } from 'vitest'
import { pathEncoding } from './encode-names.ts'

const { encode, decode } = pathEncoding(/[\w\-./=]/)

describe('pathEncoding', () => {
  it.each(['plain/name-1.txt', 'a=b', 'a=41', '=3D=', 'ä', '😀/#?%', '=', '==41', 'a =4'])('gives %j back', (path) => {
    expect(decode(encode(path))).toBe(path)
    expect(encode(path)).toMatch(/^[\w\-./=]*$/)
  })

  it('leaves names as they are that need no escape', () => {
    expect(encode('a/b-c.d=e')).toBe('a/b-c.d=e')
  })
})

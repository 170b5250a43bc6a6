import { describe, expect, it } from 'vitest'
import { createQueryStringParser } from './query-string.ts'

describe('createQueryStringParser', () => {
  const parse = createQueryStringParser()

  it.each([
    ['', {}],
    ['fields=a,b&limit=10', { fields: 'a,b', limit: '10' }],
    ['fields=a&fields=b', { fields: ['a', 'b'] }],
    ['filter[title][_eq]=a+b', { filter: { title: { _eq: 'a b' } } }],
    ['filter[_or][0][a]=1&filter[_or][1][b]=2', { filter: { _or: [{ a: '1' }, { b: '2' }] } }],
    ['filter[constructor][_eq]=x', { filter: { constructor: { _eq: 'x' } } }],
    ['filter[__proto__][x]=1&__proto__=1&a=1', { filter: {}, a: '1' }],
    ['a[600]=x', { a: { 600: 'x' } }],
  ])('parses %s', (text, expected) => {
    expect(JSON.parse(JSON.stringify(parse(text)))).toEqual(expected)
  })

  it('keeps to the limits it is given, and by default to 10 levels and lists of 500 elements', () => {
    const small = createQueryStringParser({ depthMax: 1, arrayMax: 1 })
    expect(small('a[b][c]=x')).toEqual({ a: { b: { '[c]': 'x' } } })
    expect(small('a[2]=x')).toEqual({ a: { 2: 'x' } })
    const deep = parse(`a${'[b]'.repeat(11)}=x`)
    expect(JSON.stringify(deep)).toContain('"[b]":"x"')
    expect(parse('a[499]=x')).toEqual({ a: ['x'] })
  })

  it('gives the same object for the same text, unless it carries a token', () => {
    expect(parse('limit=3')).toBe(parse('limit=3'))
    expect(parse('access_token=x')).not.toBe(parse('access_token=x'))
  })
})

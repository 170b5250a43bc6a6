import { describe, expect, it } from 'vitest'
import { createQueryStringDecoder } from './decode-query-string.ts'

describe('createQueryStringDecoder', () => {
  const decode = createQueryStringDecoder()

  it.each([
    ['', {}],
    ['fields=a,b&limit=10', { fields: 'a,b', limit: '10' }],
    ['fields=a&fields=b', { fields: ['a', 'b'] }],
    ['filter[title][_eq]=a+b', { filter: { title: { _eq: 'a b' } } }],
    ['filter[_or][0][a]=1&filter[_or][1][b]=2', { filter: { _or: [{ a: '1' }, { b: '2' }] } }],
    ['filter[constructor][_eq]=x', { filter: { constructor: { _eq: 'x' } } }],
    ['filter[__proto__][x]=1&__proto__=1&a=1', { filter: {}, a: '1' }],
    ['a[600]=x', { a: { 600: 'x' } }],
  ])('decodes %s', (text, expected) => {
    expect(JSON.parse(JSON.stringify(decode(text)))).toEqual(expected)
  })

  it('gives the same object for the same text, unless it carries a token', () => {
    expect(decode('limit=3')).toBe(decode('limit=3'))
    expect(decode('access_token=x')).not.toBe(decode('access_token=x'))
  })
})

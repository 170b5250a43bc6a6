import { describe, expect, it } from 'vitest'
import { serializeQuery } from './serialize-query.ts'

const decoded = (query: object): string => decodeURIComponent(serializeQuery(query)).replaceAll('+', ' ')

describe('serializeQuery', () => {
  it('writes nothing for nothing', () => {
    expect(serializeQuery(undefined)).toBe('')
    expect(serializeQuery({ limit: undefined })).toBe('')
  })

  it('flattens nested fields into dotted paths', () => {
    expect(decoded({ fields: ['id', { author: ['name', { country: ['*'] }] }] })).toBe('fields=id,author.name,author.country.*')
  })

  it('writes lists of words with commas and structures as JSON', () => {
    expect(decoded({ sort: ['-a', 'b'], meta: ['filter_count'] })).toBe('sort=-a,b&meta=filter_count')
    expect(decoded({ filter: { a: { _eq: 1 } } })).toBe('filter={"a":{"_eq":1}}')
  })

  it('keeps a limit of zero and escapes what URLs reserve', () => {
    expect(serializeQuery({ limit: 0, search: 'a&b=c' })).toBe('limit=0&search=a%26b%3Dc')
  })
})

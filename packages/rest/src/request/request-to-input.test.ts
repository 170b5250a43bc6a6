import { RectoError } from '@recto/errors'
import { describe, expect, it } from 'vitest'
import { parseSearchBody } from './request-to-input.ts'

describe('parseSearchBody', () => {
  it.each([
    [undefined, { query: null, keys: null }],
    [{}, { query: null, keys: null }],
    [{ query: { limit: 1 } }, { query: { limit: 1 }, keys: null }],
    [{ keys: ['a', 1] }, { query: null, keys: ['a', 1] }],
  ])('parses %j', (body, expected) => {
    expect(parseSearchBody(body)).toEqual(expected)
  })

  it.each([
    [[], '"value" must be of type object'],
    [{ foo: 1 }, '"foo" is not allowed'],
    [{ query: [] }, '"query" must be of type object'],
    [{ keys: 'a' }, '"keys" must be an array'],
    [{ keys: [{}] }, '"keys[0]" must be one of [string, number]'],
  ])('rejects %j', (body, reason) => {
    expect(() => parseSearchBody(body)).toThrow(new RectoError('INVALID_PAYLOAD', { extensions: { reason } }))
  })
})

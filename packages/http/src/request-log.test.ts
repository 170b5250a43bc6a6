import { describe, expect, it } from 'vitest'
import { describeRequest, redactTokens } from './request-log.ts'

describe('redactTokens', () => {
  it.each([
    ['/items/a?access_token=abc', '/items/a?access_token=--redacted--'],
    ['/a?x=1&access_token=abc&y=2', '/a?x=1&access_token=--redacted--&y=2'],
    ['/a?ACCESS_TOKEN=abc', '/a?ACCESS_TOKEN=--redacted--'],
    ['/a?access_token[]=abc&access_token%5B0%5D=d', '/a?access_token[]=--redacted--&access_token%5B0%5D=--redacted--'],
    ['/a?b=access_token', '/a?b=access_token'],
  ])('%s', (url, shown) => {
    expect(redactTokens(url)).toBe(shown)
    expect(describeRequest({ method: 'GET', url, ip: '::1' })).toEqual({ method: 'GET', url: shown, ip: '::1' })
  })
})

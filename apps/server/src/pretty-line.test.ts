import { describe, expect, it } from 'vitest'
import { describeRequest, redactToken } from './log.ts'
import { prettyLine } from './pretty-line.ts'

describe('prettyLine', () => {
  it('shows what matters on one line', () => {
    const time = new Date(2026, 0, 1, 9, 5, 7).getTime()
    const line = JSON.stringify({ level: 30, time, pid: 1, hostname: 'h', msg: 'Hello.', path: '/a', list: [1] })
    expect(prettyLine(line)).toBe('09:05:07 INFO Hello. path=/a list=[1]\n')
  })

  it('shows stacks below, and leaves alone what is no entry', () => {
    expect(prettyLine('{"level":50,"msg":"No.","err":{"message":"m","stack":"Error: m\\n  at x"}}')).toBe(
      ' ERROR No.\n  Error: m\n    at x\n',
    )
    expect(prettyLine('plain\n')).toBe('plain\n')
  })
})

describe('redactToken', () => {
  it.each([
    ['/items/a?access_token=abc', '/items/a?access_token=--redacted--'],
    ['/a?x=1&access_token=abc&y=2', '/a?x=1&access_token=--redacted--&y=2'],
    ['/a?ACCESS_TOKEN=abc', '/a?ACCESS_TOKEN=--redacted--'],
    ['/a?access_token[]=abc&access_token%5B0%5D=d', '/a?access_token[]=--redacted--&access_token%5B0%5D=--redacted--'],
    ['/a?b=access_token', '/a?b=access_token'],
  ])('%s', (url, shown) => {
    expect(redactToken(url)).toBe(shown)
    expect(describeRequest({ method: 'GET', url, ip: '::1' })).toEqual({ method: 'GET', url: shown, ip: '::1' })
  })
})

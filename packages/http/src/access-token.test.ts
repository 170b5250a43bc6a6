import { describe, expect, it } from 'vitest'
import { extractToken } from './access-token.ts'

const extract = (queryToken: unknown, authorization?: string, cookie?: string) =>
  extractToken({ queryToken, authorization, cookie }, 'session')

describe('extractToken', () => {
  it.each([
    ['a', undefined, undefined, { token: 'a', isFromCookie: false }],
    [undefined, 'Bearer b', undefined, { token: 'b', isFromCookie: false }],
    [undefined, 'bEARER b', 'session=c', { token: 'b', isFromCookie: false }],
    ['a', undefined, 'session=c', { token: 'a', isFromCookie: false }],
    ['', undefined, 'x=1; session=c; y', { token: 'c', isFromCookie: true }],
    [undefined, 'Basic b', 'mysession=c', null],
    [undefined, 'Bearer b c', undefined, null],
    [undefined, 'Bearer', 'session=', null],
    [['a', 'b'], undefined, undefined, null],
    ['a', 'Basic b', undefined, { token: 'a', isFromCookie: false }],
    [undefined, undefined, undefined, null],
  ])('%j, %j, %j', (...[query, header, cookie, token]) => {
    expect(extract(query, header, cookie)).toEqual(token)
  })

  it('refuses two at once', () => {
    expect(() => extract('a', 'Bearer b')).toThrow('The request uses more than one method for including an access token')
  })
})

import { describe, expect, it } from 'vitest'
import { readCookie, serializeCookie } from './cookies.ts'

const now = new Date('2026-01-01T00:00:00Z')

describe('cookies', () => {
  it('are written with their attributes in the order clients know', () => {
    const settings = { name: 'session', domain: null, isSecure: false, sameSite: 'lax' } as const
    expect(serializeCookie(settings, 'abc', { ttlMs: 86_400_000, now })).toBe(
      'session=abc; Max-Age=86400; Path=/; Expires=Fri, 02 Jan 2026 00:00:00 GMT; HttpOnly; SameSite=Lax',
    )
    expect(serializeCookie({ ...settings, domain: 'x.org', isSecure: true, sameSite: 'none' }, '', { ttlMs: 1000, now })).toBe(
      'session=; Max-Age=1; Domain=x.org; Path=/; Expires=Thu, 01 Jan 2026 00:00:01 GMT; HttpOnly; Secure; SameSite=None',
    )
  })

  it.each([
    ['session=a%20b', 'a b'],
    ['a=1;session="q"', 'q'],
    ['xsession=1', null],
    ['session', null],
    ['session=%E0%A4%A', '%E0%A4%A'],
    [undefined, null],
  ])('are read from %s', (header, value) => {
    expect(readCookie(header, 'session')).toBe(value)
  })
})

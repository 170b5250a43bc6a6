import { describe, expect, it } from 'vitest'
import { createIpMatcher, isIpAccess } from './ip-access.ts'

describe('createIpMatcher', () => {
  it.each([
    [['10.0.0.1'], '10.0.0.1', true],
    [['10.0.0.1'], '10.0.0.2', false],
    [['10.0.0.0/8'], '10.200.3.4', true],
    [['10.0.0.0/8'], '11.0.0.1', false],
    [['192.168.0.1-192.168.0.9'], '192.168.0.9', true],
    [['192.168.0.1-192.168.0.9'], '192.168.0.10', false],
    [['2001:db8::/32'], '2001:db8::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['10.0.0.1', '::1'], '::1', true],
    [['nonsense'], '10.0.0.1', false],
    [['10.0.0.0/8'], null, false],
    [['10.0.0.0/8'], 'nonsense', false],
    [[], null, true],
  ])('%j and %s: %s', (ranges, ip, expected) => {
    expect(createIpMatcher(ranges)(ip)).toBe(expected)
  })
})

describe('isIpAccess', () => {
  it.each([
    [['10.0.0.1', '10.0.0.0/8', '::1', '10.0.0.1-10.0.0.5'], true],
    [['1.2.3.*'], false],
    [['10.0.0.0/255.0.0.0'], false],
    [['10.0.0.0/33'], false],
    [['10.0.0.5-10.0.0.1'], false],
    [['10.0.0.1-::1'], false],
    [[7], false],
    [['x'], false],
  ])('%j: %s', (ranges, expected) => {
    expect(isIpAccess(ranges)).toBe(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { isTotp, totp } from './totp.ts'

// RFC 6238, appendix B (SHA-1), of the eight digits the last six.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('totp', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i', (seconds, code) => {
    const now = new Date(seconds * 1000)
    expect(totp(secret, now)).toBe(code)
    expect(isTotp(secret, code, now)).toBe(true)
    expect(isTotp(secret, code, new Date((seconds + 30) * 1000))).toBe(false)
    expect(isTotp(secret, `${code}0`, now)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { createCipher } from './cipher.ts'

const cipher = createCipher('a-secret-of-thirty-two-characters')
const unreadable = expect.objectContaining({
  code: 'SERVICE_UNAVAILABLE',
  status: 503,
  extensions: expect.objectContaining({ service: 'encryption' }),
})

describe('createCipher', () => {
  it.each(['', 'sk-1', 'Ünïcödé 書\u0000', 'x'.repeat(100_000)])('reads what it wrote (%#)', (text) => {
    const encrypted = cipher.encrypt(text)
    expect(encrypted).toMatch(/^recto:v1:[\w-]+$/)
    expect(cipher.decrypt(encrypted)).toBe(text)
    expect(createCipher('a-secret-of-thirty-two-characters').decrypt(encrypted)).toBe(text)
  })

  it('writes the same text differently each time, and what looks encrypted once more', () => {
    expect(cipher.encrypt('a')).not.toBe(cipher.encrypt('a'))
    const once = cipher.encrypt('a')
    expect(cipher.decrypt(cipher.encrypt(once))).toBe(once)
  })

  it('notices a change of any single part', () => {
    const encrypted = cipher.encrypt('sk-secret')
    const bytes = Buffer.from(encrypted.slice('recto:v1:'.length), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => cipher.decrypt(`recto:v1:${altered.toString('base64url')}`), `byte ${at}`).toThrow(unreadable)
    }
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => cipher.decrypt(`recto:v1:${bytes.subarray(0, length).toString('base64url')}`), `${length} bytes`).toThrow(unreadable)
  })

  it('says why a value cannot be read under another secret, or was never encrypted', () => {
    const other = createCipher('another-secret-of-32-characters--')
    expect(() => other.decrypt(cipher.encrypt('sk-secret'))).toThrow(/another SECRET/)
    expect(() => other.decrypt(cipher.encrypt('sk-secret'))).toThrow(unreadable)
    expect(() => cipher.decrypt('sk-secret')).toThrow(/not encrypted/)
  })
})

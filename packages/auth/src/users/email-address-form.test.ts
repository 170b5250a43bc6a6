import { describe, expect, it } from 'vitest'
import { isEmail } from './email-address.ts'

describe('isEmail', () => {
  it.each(['a@b.co', 'first.last+tag@sub.example.org', 'ü@exämple.de', `${'a'.repeat(64)}@b.co`])('%s is one', (text) =>
    expect(isEmail(text)).toBe(true),
  )
  it.each(['', 'a', 'a@b', '@b.co', 'a@', 'a b@c.de', 'a@b@c.de', 'a@b.', '<a@b.co>', `${'a'.repeat(65)}@b.co`])('%s is none', (text) =>
    expect(isEmail(text)).toBe(false),
  )
})

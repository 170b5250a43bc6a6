import { describe, expect, it } from 'vitest'
import { isSameEmail } from './email-address.ts'

describe('isSameEmail', () => {
  it.each([
    ['ada@example.com', 'ADA@Example.COM'],
    ['É@example.com', 'e\u0301@example.com'],
  ])('%s is %s', (one, other) => expect(isSameEmail(one, other)).toBe(true))

  it.each([
    ['admin@example.com', 'ádmin@example.com'],
    ['mike@example.com', 'mi\u212ae@example.com'],
    ['sam@example.com', '\u017fam@example.com'],
    ['info@example.com', '\u0130nfo@example.com'],
    ['ada@example.com', 'ada@example.com\u200b'],
    ['ada@example.com', 'ada@example.com '],
    ['strasse@example.com', 'straße@example.com'],
  ])('%s is not %s', (one, other) => expect(isSameEmail(one, other)).toBe(false))
})

import { describe, expect, it } from 'vitest'
import { charactersLeft } from './characters-left.ts'
import { isMore, numberOfText, steppedNumber } from './number-text.ts'
import { slugify } from './slug.ts'

describe('numberOfText', () => {
  it('stores numbers, and text where digits would be lost', () => {
    expect(numberOfText('12', { type: 'integer' })).toBe(12)
    expect(numberOfText('0.5', { type: 'float' })).toBe(0.5)
    expect(numberOfText('9007199254740993', { type: 'bigInteger' })).toBe('9007199254740993')
    expect(numberOfText('0.10', { type: 'decimal' })).toBe('0.10')
    expect(numberOfText('', { type: 'integer' })).toBeNull()
  })
})

describe('steppedNumber', () => {
  it('is exact at any length', () => {
    expect(steppedNumber('9007199254740993', '1', 1)).toBe('9007199254740994')
    expect(steppedNumber('0.2', '0.1', 1)).toBe('0.3')
    expect(steppedNumber('0.05', '0.1', -1)).toBe('-0.05')
    expect(steppedNumber('', '5', 1)).toBe('5')
    expect(steppedNumber('1e5', '1', 1)).toBe('1e5')
  })

  it('is compared the same way', () => {
    expect(isMore('9007199254740993', '9007199254740992')).toBe(true)
    expect(isMore('-1', '-0.5')).toBe(false)
  })
})

describe('slugify', () => {
  it.each([
    ['Crème brûlée & co', 'creme-brulee-co'],
    ['  Straße 5', 'strasse-5'],
    ['مرحبا بالعالم', 'مرحبا-بالعالم'],
    ["It's", 'its'],
    ['half typed ', 'half-typed-'],
  ])('%s', (text, slug) => {
    expect(slugify(text)).toBe(slug)
  })
})

describe('charactersLeft', () => {
  it('is said always with a wished length, else near the end', () => {
    expect(charactersLeft('abc', 10, 255)).toBe(7)
    expect(charactersLeft('abcdefghijkl', 10, 255)).toBe(-2)
    expect(charactersLeft('abc', undefined, 10)).toBeNull()
    expect(charactersLeft('abcdefgh', undefined, 10)).toBe(2)
    expect(charactersLeft('👩‍🚀', undefined, null)).toBeNull()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from './compile-pattern.ts'

const strongPassword = String.raw`/(?=^.{8,}$)(?=.*\d)(?=.*[a-z])(?=.*[A-Z])(?=.*[!@#$%^&*()_+}{';'?>.<,])(?!.*\s).*$/`

describe('compilePattern', () => {
  it.each([
    ['^[a-z]+$', ['abc'], ['abc1', '']],
    ['/^[a-z]+$/i', ['ABC'], ['ABC1']],
    ['/^b$/m', ['a\nb\nc'], ['a\nbc']],
    ['^.$', ['a', '😀', 'é'], ['\n', '\r', '\u2028', 'ab']],
    ['/^.$/s', ['\n'], []],
    [String.raw`^\s$`, ['\v', '\u00a0', ' '], ['a']],
    [String.raw`^[^\s@]+@[^\s@]+\.[^\s@]+$`, ['a@b.c'], ['a b@c.d', 'a\u00a0@b.c']],
    [String.raw`^[\S]$`, ['a'], ['\u00a0', '\t']],
    [String.raw`^\p{L}+$`, ['Zoë'], ['Zoë1']],
    [String.raw`^\p{Script=Greek}$`, ['α'], ['a']],
    [String.raw`^[\w\-]+\.\d$`, ['a-b.1'], ['a b.1']],
    ['(?<!a)b', ['cb', 'b'], ['ab']],
    ['a(?=b)', ['ab', 'aab'], ['ba', 'a']],
    ['a(?!b)', ['ac', 'a', 'aba'], ['ab', 'b']],
    ['^(?!admin$).+$', ['administrator', 'x'], ['admin', '']],
    ['/(?=.*X)^ab/i', ['abx'], ['ab', 'xab']],
    [strongPassword, ['Abcdef1!'], ['Abcdef1! ', 'abcdef1!', 'Abcdefg!', 'Abcde1!', 'Abcdefg1']],
    ['[]', [], ['', 'a']],
    ['^[^]$', ['a', '\n'], ['']],
    ['', ['', 'a'], []],
  ])('%s', (pattern, matching, others) => {
    const test = compilePattern(pattern)
    expect(matching.filter((text) => !test(text))).toEqual([])
    expect(others.filter(test)).toEqual([])
  })

  it.each([
    ['(', /Unterminated group/],
    [String.raw`(a)\1`, /not supported/],
    ['(?<=a)b(?=c)', /not supported/],
    ['a{2000}', /repeat/],
    ['a'.repeat(10_001), /at most 10000 characters/],
  ])('refuses %.20s', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(message)
  })

  it('matches as JavaScript does, looking ahead or not', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '[ab]',
      '[^a]',
      String.raw`\s`,
      String.raw`\b`,
      '^',
      '$',
      'a*',
      '(?:a|b)+',
      '(?=a)',
      '(?!b)',
      '(?=.*b)',
    )
    fc.assert(
      fc.property(
        fc.array(atom, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 8 }),
        (atoms, text) => {
          expect(compilePattern(atoms.join(''))(text)).toBe(new RegExp(atoms.join('')).test(text))
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each(['^(a|aa)+$', '(a+)+$', '^(?=(a+)+$)a', 'a*a*a*a*a*a*c'])('takes a time in proportion to the text for %s', (pattern) => {
    const test = compilePattern(pattern)
    const since = performance.now()
    expect(test(`${'a'.repeat(50_000)}!`)).toBe(false)
    expect(performance.now() - since).toBeLessThan(2000)
  })
})

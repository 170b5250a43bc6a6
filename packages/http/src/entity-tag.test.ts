import { describe, expect, it } from 'vitest'
import { matchesEntityTag, weakEntityTag } from './entity-tag.ts'

describe('entity tags', () => {
  const tag = weakEntityTag('{"data":[]}')

  it('is weak, and differs with the body', () => {
    expect(tag).toMatch(/^W\/"b-[\w-]+"$/)
    expect(weakEntityTag('{"data":[]}')).toBe(tag)
    expect(weakEntityTag('{"data":{}}')).not.toBe(tag)
    const long = 'x'.repeat(1_000_000)
    expect(weakEntityTag(`${long}a`)).not.toBe(weakEntityTag(`${long}b`))
  })

  it.each([
    [tag, true],
    [tag.slice(2), true],
    [`"x", ${tag}`, true],
    ['*', true],
    ['"x"', false],
    [undefined, false],
  ])('%s matches: %s', (header, expected) => {
    expect(matchesEntityTag(header, tag)).toBe(expected)
  })
})

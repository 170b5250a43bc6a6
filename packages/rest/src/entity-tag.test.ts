import { describe, expect, it } from 'vitest'
import { matchesEntityTag, weakEntityTag } from './entity-tag.ts'

describe('entity tags', () => {
  const tag = weakEntityTag('{"data":[]}')

  it('is weak, and differs with the body', () => {
    expect(tag).toMatch(/^W\/"b-[\w-]{27}"$/)
    expect(weakEntityTag('{"data":[1]}')).not.toBe(tag)
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

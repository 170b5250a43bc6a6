import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPattern } from './event-pattern.ts'

const sourceOf = new Map([
  ['*', '[ab],'],
  ['**', '([ab],)*'],
])

describe('matchesPattern', () => {
  it.each([
    ['items.create', 'items.create'],
    ['*.items.create', 'authors.items.create'],
    ['authors.items.*', 'authors.items.update'],
    ['**', 'authors.items.update'],
    ['**.create', 'create'],
    ['**.create', 'authors.items.create'],
    ['authors.**', 'authors'],
    ['a.**.c.**.e', 'a.b.c.d.d.e'],
  ])('%s fits %s', (pattern, event) => {
    expect(matchesPattern(pattern, event)).toBe(true)
  })

  it.each([
    ['items.create', 'items.update'],
    ['*.items.create', 'items.create'],
    ['*', 'items.create'],
    ['**.create', 'items.created'],
    ['authors.**', 'books.items.create'],
    ['item*', 'items'],
  ])('%s does not fit %s', (pattern, event) => {
    expect(matchesPattern(pattern, event)).toBe(false)
  })

  it('agrees with a regular expression of the same meaning', () => {
    const segment = fc.constantFrom('a', 'b')
    fc.assert(
      fc.property(
        fc.array(fc.oneof(segment, fc.constantFrom('*', '**')), { minLength: 1 }),
        fc.array(segment, { minLength: 1 }),
        (pattern, event) => {
          const source = pattern.map((part) => sourceOf.get(part) ?? `${part},`).join('')
          const expected = new RegExp(`^${source}$`).test(`${event.join(',')},`)
          expect(matchesPattern(pattern.join('.'), event.join('.'))).toBe(expected)
        },
      ),
    )
  })
})

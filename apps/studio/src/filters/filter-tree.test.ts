import { describe, expect, it } from 'vitest'
import { completePart, joinFilters, parseFilter, printFilter, ruleCount } from './filter-tree.ts'

const stored = [
  { _and: [{ status: { _eq: 'sold' } }] },
  { _and: [{ _or: [{ price: { _gte: 5 } }, { _and: [{ author: { name: { _icontains: 'ada' } } }, { isbn: { _nnull: true } }] }] }] },
  { _and: [{ lines: { _some: { quantity: { _between: [1, 3] } } } }, { 'year(born)': { _in: [1815, 1852] } }] },
  { _and: [{ lines: { _none: { book: { title: { _nempty: true } } } } }] },
  { _and: [{ 'count(lines)': { _gt: 2 } }, { owner: { _eq: '$CURRENT_USER' } }, { born: { _lt: '$NOW(-1 year)' } }] },
  { _and: [{ _or: [{ place: { _intersects_bbox: { type: 'Polygon', coordinates: [] } } }, { title: { _nistarts_with: 'the' } }] }] },
  { _and: [{ item: { 'item:books': { title: { _eq: 'Emma' } } } }] },
]

describe('filters', () => {
  it.each(stored.map((filter) => [JSON.stringify(filter), filter]))('are written as they were read: %s', (_text, filter) => {
    expect(printFilter(parseFilter(filter))).toEqual(filter)
  })

  it('of several conditions on one field become conditions of their own', () => {
    expect(printFilter(parseFilter({ price: { _gt: 1, _lt: 9 }, author: { name: { _eq: 'Ada' } } }))).toEqual({
      _and: [{ price: { _gt: 1 } }, { price: { _lt: 9 } }, { author: { name: { _eq: 'Ada' } } }],
    })
  })

  it('keep what a builder cannot show', () => {
    const odd = { _and: [{ lines: { _some: { price: { _gt: 1 }, quantity: { _gt: 1 } } } }, { meta: { _json: { a: { _gt: 0 } } } }] }
    expect(parseFilter(odd).nodes.map((node) => node.kind)).toEqual(['raw', 'raw'])
    expect(printFilter(parseFilter(odd))).toEqual(odd)
  })

  it('apply nothing half-typed', () => {
    const half = parseFilter({
      _and: [{ title: { _contains: '' } }, { price: { _between: [1, null] } }, { status: { _in: [] } }, { _or: [{ a: { _eq: null } }] }],
    })
    expect(ruleCount(half)).toBe(4)
    expect(printFilter(completePart(half))).toBeNull()
  })

  it('are joined, leaving out those that say nothing', () => {
    expect(joinFilters(null, {}, undefined)).toBeUndefined()
    expect(joinFilters({ a: { _eq: 1 } }, {})).toEqual({ a: { _eq: 1 } })
    expect(joinFilters({ a: { _eq: 1 } }, { b: { _eq: 2 } })).toEqual({ _and: [{ a: { _eq: 1 } }, { b: { _eq: 2 } }] })
  })
})

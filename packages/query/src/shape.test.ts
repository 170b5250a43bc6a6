import { describe, expect, it } from 'vitest'
import { numberLiterals } from './literal-positions.ts'
import { parseQuery } from './parse/request.ts'
import type { Filter } from './query.ts'
import { shapeOf } from './shape.ts'

const query = parseQuery({
  fields: 'title,chapters.title',
  filter: {
    _and: [{ pages: { _gt: 5, _lt: 9 } }, { _or: [{ title: { _contains: 'x' } }, { author: { name: { _in: ['a', 'b'] } } }] }],
    chapters: { _some: { id: { _eq: 3 } } },
  },
  search: 'term',
  page: 3,
  limit: 10,
  having: { count: { _gt: 1 } },
  deep: { chapters: { _filter: { pages: { _between: [1, 2] } }, _search: 'inner', _offset: 4 } },
})

describe('shapeOf', () => {
  it('numbers literals as the plan does', () => {
    const { literals } = shapeOf(query)
    const numbered = numberLiterals(query)
    const expected = new Map<number, unknown>()
    for (const [node, position] of numbered.literalPositions.filters) expected.set(position, literalOf(node))
    for (const [level, position] of numbered.literalPositions.search) expected.set(position, level.search)
    expect(numbered.count).toBe(literals.length)
    for (const [position, value] of expected) expect(literals[position]).toEqual(value)
    expect([...numbered.literalPositions.offset].map(([level, position]) => [level.limit, literals[position]])).toEqual([
      [null, { offset: 4 }],
      [10, { page: 3 }],
    ])
  })
  it('is the same whatever the literals are', () => {
    const key = (input: Record<string, unknown>) => shapeOf(parseQuery(input)).key
    expect(key({ filter: { a: { _eq: 'x' } } })).toBe(key({ filter: { a: { _eq: 'y' } } }))
    expect(key({ filter: { a: { _in: [1, 2, 3] } } })).toBe(key({ filter: { a: { _in: [4, 5, 6, 7] } } }))
    expect(key({ search: 'one' })).toBe(key({ search: 'two' }))
    expect(key({ page: 2 })).toBe(key({ page: 7 }))
  })
  it.each<readonly [Record<string, unknown>, Record<string, unknown>]>([
    [{ filter: { a: { _eq: 'x' } } }, { filter: { a: { _eq: null } } }],
    [{ filter: { a: { _null: true } } }, { filter: { a: { _null: false } } }],
    [{ filter: { a: { _eq: 'x' } } }, { filter: { b: { _eq: 'x' } } }],
    [{ filter: { a: { _in: [1] } } }, { filter: { a: { _in: [1, 2] } } }],
    [{ filter: { a: { _eq: '$NOW' } } }, { filter: { a: { _eq: '$NOW(1)' } } }],
    [{ filter: { a: { _eq: 'x' } } }, { filter: { a: { _eq: '$CURRENT_USER' } } }],
    [{ search: 'one' }, { search: '1' }],
    [{ limit: 1 }, { limit: 2 }],
    [{ page: 1 }, { page: 2 }],
    [{ fields: 'a.b' }, { fields: 'a,b' }],
    [{ fields: 'count(a)' }, { fields: 'year(a)' }],
    [{ sort: 'a' }, { sort: '-a' }],
    [{ alias: { a: 'b' } }, { alias: { a: 'c' } }],
    [{ deep: { a: { _limit: 1 } } }, { deep: { b: { _limit: 1 } } }],
    [{ backlink: false }, {}],
    [{ meta: '*' }, {}],
    [{ cursor: '' }, {}],
    [{ fields: 'a:b' }, { fields: 'a' }],
  ])('tells %j from %j', (one, other) => {
    expect(shapeOf(parseQuery(one)).key).not.toBe(shapeOf(parseQuery(other)).key)
  })
  it('is made once per query', () => {
    expect(shapeOf(query)).toBe(shapeOf(query))
  })
})

function literalOf(node: Filter): unknown {
  return node.kind === 'operator' ? node.value : undefined
}

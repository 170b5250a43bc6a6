import { parseFilter } from '@recto/query'
import { describe, expect, it } from 'vitest'
import { validatePayload } from './validate-payload.ts'

const typesOf = (rule: unknown, payload: Record<string, unknown>) =>
  validatePayload(parseFilter(rule), payload).map((issue) => [...issue.path, issue.field, issue.type].join('.'))

describe('validatePayload', () => {
  it.each([
    [{ a: { _eq: 'x' } }, { a: 'x' }, []],
    [{ a: { _eq: 'x' } }, { a: 'y' }, ['a.eq']],
    [{ a: { _eq: 'x' } }, {}, []],
    [{ a: { _json: { 'b.c': { _starts_with: 'r' } } } }, { a: { b: { c: 'red' } } }, []],
    [{ a: { _json: { 'b.c': { _starts_with: 'r' } } } }, { a: '{"b":{"c":"blue"}}' }, ['a.starts_with']],
    [{ a: { _json: { b: { _nnull: true } } } }, { a: {} }, ['a.nnull']],
    [{ a: { _submitted: true } }, {}, ['a.required']],
    [{ a: { _eq: 5 } }, { a: 6 }, ['a.in']],
    [{ a: { _eq: 5 } }, { a: '5' }, []],
    [{ a: { _neq: 'x' } }, { a: 'x' }, ['a.neq']],
    [{ a: { _neq: 5 } }, { a: 5 }, ['a.nin']],
    [{ a: { _in: ['x', 'y'] } }, { a: 'z' }, ['a.in']],
    [{ a: { _in: ['x'] } }, { a: 'z' }, ['a.eq']],
    [{ a: { _nin: ['x', 'y'] } }, { a: 'y' }, ['a.nin']],
    [{ a: { _lt: 5 } }, { a: 5 }, ['a.lt']],
    [{ a: { _lte: 5 } }, { a: 5 }, []],
    [{ a: { _gt: 5 } }, { a: 'text' }, ['a.required']],
    [{ a: { _gte: 5 } }, { a: null }, ['a.required']],
    [{ a: { _gt: '2024-01-01' } }, { a: '2023-12-31' }, ['a.gt']],
    [{ a: { _gt: '2024-01-01' } }, { a: '2024-01-02T00:00:00Z' }, []],
    [{ a: { _between: [1, 5] } }, { a: 0 }, ['a.gte']],
    [{ a: { _nbetween: [1, 5] } }, { a: 3 }, ['a.lt', 'a.gt']],
    [{ a: { _nbetween: [1, 5] } }, { a: 9 }, []],
    [{ a: { _null: true } }, { a: 1 }, ['a.null']],
    [{ a: { _nnull: true } }, { a: null }, ['a.nnull']],
    [{ a: { _empty: true } }, { a: 'x' }, ['a.empty']],
    [{ a: { _nempty: true } }, { a: '' }, ['a.nempty']],
    [{ a: { _contains: 'B' } }, { a: 'abc' }, ['a.contains']],
    [{ a: { _icontains: 'B' } }, { a: 'abc' }, []],
    [{ a: { _ncontains: 'b' } }, { a: 'abc' }, ['a.ncontains']],
    [{ a: { _contains: 'x' } }, { a: ['axb', 'c'] }, []],
    [{ a: { _starts_with: 'N' } }, { a: 'X1' }, ['a.starts_with']],
    [{ a: { _nistarts_with: 'x' } }, { a: 'X1' }, ['a.nistarts_with']],
    [{ a: { _iends_with: 'X' } }, { a: '1x' }, []],
    [{ a: { _nends_with: 'x' } }, { a: '1x' }, ['a.nends_with']],
    [{ a: { _regex: '^[a-z]+$' } }, { a: 'abc' }, []],
    [{ a: { _regex: '/^[a-z]+$/i' } }, { a: 'ABC1' }, ['a.regex']],
    [{ _or: [{ a: { _eq: 'x' } }, { b: { _eq: 'y' } }] }, { a: 'z', b: 'z' }, ['a.eq', 'b.eq']],
    [{ _or: [{ a: { _eq: 'x' } }, { b: { _eq: 'y' } }] }, { a: 'z', b: 'y' }, []],
    [{ _and: [{ a: { _lt: 1 } }, { b: { _eq: 'y' } }] }, { a: 2, b: 'z' }, ['a.lt', 'b.eq']],
    [{ author: { name: { _nnull: true } } }, { author: { name: null } }, ['author.name.nnull']],
    [{ author: { name: { _nnull: true } } }, { author: 7 }, []],
    [{ chapters: { title: { _neq: 'x' } } }, { chapters: [{ title: 'x' }, 3, { title: 'y' }] }, ['chapters.title.neq']],
    [{ chapters: { title: { _neq: 'x' } } }, { chapters: { create: [{ title: 'x' }], update: [], delete: [] } }, ['chapters.title.neq']],
  ])('%j on %j: %j', (rule, payload, expected) => {
    expect(typesOf(rule, payload)).toEqual(expected)
  })

  it('does not let a pattern take its time', () => {
    const since = performance.now()
    expect(typesOf({ a: { _regex: '^(a|aa)+$' } }, { a: `${'a'.repeat(80)}!` })).toEqual(['a.regex'])
    expect(performance.now() - since).toBeLessThan(500)
  })
})

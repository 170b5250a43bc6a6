import { describe, expect, it } from 'vitest'
import { everything, parseFilter, parseFilterParameter } from './filter.ts'
import { defaultParseOptions } from './options.ts'

const reasonOf = (filter: unknown): unknown => {
  try {
    parseFilterParameter(filter, defaultParseOptions)
  } catch (error) {
    return (error as { extensions: { reason: string } }).extensions.reason
  }
  return null
}

const field = (name: string, filter: unknown) => ({ kind: 'field', call: { function: null, field: name, path: null }, scope: null, filter })
const operator = (name: string, value: unknown) => ({ kind: 'operator', operator: name, value })

describe('parseFilter', () => {
  it('reads the shorthand for equality', () => {
    expect(parseFilter({ title: 'Mango' })).toEqual(field('title', operator('_eq', 'Mango')))
  })

  it('joins several keys of an object', () => {
    expect(parseFilter({ pages: { _gt: 60, _lt: 150 } })).toEqual(
      field('pages', { kind: 'and', filters: [operator('_gt', 60), operator('_lt', 150)] }),
    )
  })

  it.each([{}, { _and: [] }, { _or: [] }, { _or: [{ a: 1 }, {}] }])('%j matches everything', (filter) => {
    expect(parseFilter(filter)).toEqual(everything)
  })

  it('takes a word of the language for a column where conditions stand below it', () => {
    expect(parseFilter({ _eq: { _eq: 'x' } })).toEqual(field('_eq', operator('_eq', 'x')))
    expect(parseFilter({ _and: { _null: true } })).toEqual(field('_and', operator('_null', true)))
    expect(parseFilter({ _some: { _gt: 1 } })).toEqual(field('_some', operator('_gt', 1)))
    expect(parseFilter({ author: { _in: { _eq: 1 } } })).toEqual(field('author', field('_in', operator('_eq', 1))))
    expect(parseFilter({ author: { _some: { _eq: 1 } } })).toEqual(field('author', { kind: 'some', filter: operator('_eq', 1) }))
    expect(reasonOf({ author: { _and: {} } })).toBe('Invalid filter object')
  })

  it('coerces the words of a query string', () => {
    expect(parseFilter({ a: { _eq: 'true' } })).toEqual(field('a', operator('_eq', true)))
    expect(parseFilter({ a: { _eq: 'NULL' } })).toEqual(field('a', operator('_eq', null)))
    expect(parseFilter({ a: { _null: '' } })).toEqual(field('a', operator('_null', true)))
  })

  it('reads lists from arrays, text and objects', () => {
    for (const list of [['1', '2'], '1,2', { 0: '1', 1: '2' }]) {
      expect(parseFilter({ a: { _in: list } })).toEqual(field('a', operator('_in', ['1', '2'])))
    }
  })

  it('takes one variable for a pair, and nothing else', () => {
    const pages = { variable: '$CURRENT_USER', path: ['pages'], adjustment: null }
    expect(parseFilter({ a: { _between: '$CURRENT_USER.pages' } })).toEqual(field('a', operator('_between', [pages])))
    expect(reasonOf({ a: { _between: [1] } })).toBe('"_between" has to be an array of two values')
    expect(reasonOf({ a: { _between: [1, 2, 3] } })).toBe('"_between" has to be an array of two values')
  })

  it('reads variables by their beginning', () => {
    expect(parseFilter({ a: { _eq: '$CURRENT_USER.role.name' } })).toEqual(
      field('a', operator('_eq', { variable: '$CURRENT_USER', path: ['role', 'name'], adjustment: null })),
    )
    expect(parseFilter({ a: { _gt: '$NOW(-1 day)' } })).toEqual(
      field('a', operator('_gt', { variable: '$NOW', path: [], adjustment: '-1 day' })),
    )
    expect(parseFilter({ a: { _eq: '$OTHER' } })).toEqual(field('a', operator('_eq', '$OTHER')))
  })

  it('reads scopes, functions, $FOLLOW, _some and _json', () => {
    expect(parseFilter({ 'item:text': { body: { _nnull: true } } })).toMatchObject({ scope: 'text', call: { field: 'item' } })
    expect(parseFilter({ 'count(chapters)': { _gt: 1 } })).toMatchObject({ call: { function: 'count', field: 'chapters' } })
    expect(parseFilter({ '$FOLLOW(chapters,book)': { title: 'x' } })).toMatchObject({
      kind: 'follow',
      collection: 'chapters',
      fields: ['book'],
    })
    expect(parseFilter({ chapters: { _none: { title: 'x' } } })).toMatchObject({ filter: { kind: 'none' } })
    expect(parseFilter({ meta: { _json: { 'b.c': { _eq: 'x' } } } })).toMatchObject({ filter: { kind: 'json', path: ['b', 'c'] } })
  })

  it('drops __proto__', () => {
    expect(parseFilter(JSON.parse('{"__proto__":{"a":1},"b":1}'))).toEqual(field('b', operator('_eq', 1)))
  })

  it.each([
    ['{', 'Invalid JSON for filter object'],
    ['null', '"filter" must be of type object'],
    [5, '"filter" must be of type object'],
    [{ pages: null }, 'Invalid filter object'],
    [{ _or: {} }, 'Invalid filter object'],
    [{ a: { _in: [] } }, '"_in" has to be an array of values'],
    [{ a: { _between: [1] } }, '"_between" has to be an array of two values'],
    [{ a: { _null: 1 } }, '"_null" has to be a boolean'],
    [{ a: { _eq: {} } }, 'The filter value for "_eq" has to be a string, number, or boolean'],
    [{ a: { _eq: Number.POSITIVE_INFINITY } }, 'The filter value for "_eq" is not a valid number'],
    [{ a: { _eq: '' } }, 'You can\'t filter for an empty string in "_eq". Use "_empty" or "_nempty" instead'],
    [{ a: { _intersects: { type: 'x' } } }, '"_intersects" has to be a valid GeoJSON object'],
    [{ a: { _intersects: 'x' } }, 'Invalid filter object'],
    [{ a: { _json: { b: { c: { _eq: 1 } } } } }, '"_json" path "b" cannot contain a nested path "c"; use a single flat path like "b.c"'],
    [{ a: { _json: 1 } }, '"_json" filter value must be an object'],
  ])('refuses %j', (filter, reason) => {
    expect(reasonOf(filter)).toBe(reason)
  })

  it('refuses nesting that would exhaust the stack', () => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    expect(reasonOf(deep)).toBe('Invalid filter object')
  })

  it('refuses more conditions than an engine can take', () => {
    expect(reasonOf({ _or: Array.from({ length: 2001 }, (_, id) => ({ id })) })).toBe('Filter has more than 2000 conditions')
  })
})

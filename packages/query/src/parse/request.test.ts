import { describe, expect, it } from 'vitest'
import { emptyQuery, parseQuery } from './request.ts'

const reasonOf = (input: Record<string, unknown>, options = {}): unknown => {
  try {
    parseQuery(input, options)
  } catch (error) {
    return (error as { extensions: { reason: string } }).extensions.reason
  }
  return null
}

describe('parseQuery', () => {
  it('takes empty parameters for absent ones', () => {
    expect(parseQuery({ fields: '', sort: '', filter: '', meta: '', search: '', offset: '', page: '' })).toEqual(emptyQuery)
  })

  it('ignores parameters it does not know', () => {
    expect(parseQuery({ foo: 1, group: 'status' })).toEqual(emptyQuery)
  })

  it('takes an empty limit for zero, and a page of zero for none', () => {
    expect(parseQuery({ limit: '', page: '0' })).toMatchObject({ limit: 0, page: null })
  })

  it('takes a list of one number', () => {
    expect(parseQuery({ limit: ['2'] }).limit).toBe(2)
  })

  it.each([
    [{ limit: ['1', '2'] }, '"limit" must be a number'],
    [{ limit: 'abc' }, '"limit" must be a number'],
    [{ limit: '1.5' }, '"limit" must be an integer'],
    [{ limit: '-2' }, '"limit" must be greater than or equal to -1'],
    [{ offset: '-1' }, '"offset" must be greater than or equal to 0'],
    [{ page: {} }, '"page" must be a number'],
    [{ fields: { author: 'id' } }, '"fields" must be a string or array'],
    [{ fields: 'id,' }, '"fields[1]" is not allowed to be empty'],
    [{ fields: 'year(month(a))' }, 'Nested functions are not supported in "fields"'],
    [{ fields: 'year(born' }, 'Missing closing parenthesis in "fields"'],
    [{ fields: 'json(meta)' }, 'Invalid json() syntax: requires json(field, path) format'],
    [{ fields: 'json(meta,)' }, 'Invalid json() syntax: missing path'],
    [{ fields: 'json(, a)' }, 'Invalid json() syntax: missing field name'],
    [{ fields: 'json(meta, a[*])' }, 'Invalid json() syntax: unsupported path expression'],
    [{ fields: 'json(meta, a..b)' }, 'Invalid json() syntax: unsupported path expression'],
    [{ fields: 'json(m, a.b.c.d.e.f.g.h.i.j.k)' }, 'JSON path depth (11) exceeds allowed maximum of 10'],
    [{ meta: 'nope' }, '"meta[0]" must be one of [total_count, filter_count]'],
    [{ meta: ['*'] }, '"meta[0]" must be one of [total_count, filter_count]'],
    [{ export: 'pdf' }, '"export" must be one of [csv, csv_utf8, json, xml, yaml]'],
    [{ alias: 'x' }, '"alias" has to be an object'],
    [{ alias: { 'a.b': 'c' } }, '"alias" key/value can\'t contain a period character `.`'],
    [{ aggregate: 'count' }, 'Invalid JSON for aggregate object'],
    [{ deep: { chapters: { _filter: { x: null } } } }, 'Invalid filter object'],
    [{ deep: { chapters: { _limit: 'x' } } }, '"limit" must be a number'],
  ])('refuses %j', (input, reason) => {
    expect(reasonOf(input)).toBe(reason)
  })

  it('splits behind a closing parenthesis that nothing opened', () => {
    expect(parseQuery({ sort: 'a),b' }).sort).toMatchObject([{ call: { field: 'a)' } }, { call: { field: 'b' } }])
  })

  it('takes JSON paths up to the limit', () => {
    expect(reasonOf({ fields: 'json(m, a.b.c.d.e.f.g.h.i.j)' })).toBeNull()
  })

  it('holds the limit to its maximum', () => {
    expect(reasonOf({ limit: 6 }, { limitMax: 5 })).toBe('"limit" must be less than or equal to 5')
  })

  it('reads fields with wildcards, scopes and functions', () => {
    expect(
      parseQuery({ fields: ['id,blocks.item:text.*', 'author.year(born)', 'year(author.born)', 'json(meta, b.list[2].z)'] }).fields,
    ).toEqual([
      { steps: [{ kind: 'field', name: 'id', scope: null }] },
      { steps: [{ kind: 'field', name: 'blocks', scope: null }, { kind: 'field', name: 'item', scope: 'text' }, { kind: 'wildcard' }] },
      {
        steps: [
          { kind: 'field', name: 'author', scope: null },
          { kind: 'call', call: { function: 'year', field: 'born', path: null } },
        ],
      },
      {
        steps: [
          { kind: 'field', name: 'author', scope: null },
          { kind: 'call', call: { function: 'year', field: 'born', path: null } },
        ],
      },
      { steps: [{ kind: 'call', call: { function: 'json', field: 'meta', path: ['b', 'list', 2, 'z'] } }] },
    ])
  })

  it('takes a column name with parentheses in it for a name', () => {
    expect(parseQuery({ fields: ['Price (EUR)'] }).fields).toEqual([{ steps: [{ kind: 'field', name: 'Price (EUR)', scope: null }] }])
  })

  it('reads sorts in both directions over relations and functions', () => {
    expect(parseQuery({ sort: '-author.name,count(chapters),-year(author.born),json(meta, a.b)' }).sort).toEqual([
      { path: ['author'], call: { function: null, field: 'name', path: null }, direction: 'desc' },
      { path: [], call: { function: 'count', field: 'chapters', path: null }, direction: 'asc' },
      { path: ['author'], call: { function: 'year', field: 'born', path: null }, direction: 'desc' },
      { path: [], call: { function: 'json', field: 'meta', path: ['a', 'b'] }, direction: 'asc' },
    ])
  })

  it('reads aggregates in every form', () => {
    const expected = [
      { function: 'count', field: 'id' },
      { function: 'count', field: 'title' },
    ]
    for (const aggregate of [{ count: 'id,title' }, { count: ['id', 'title'] }, '{"count":["id","title"]}']) {
      expect(parseQuery({ aggregate }).aggregate).toEqual(expected)
    }
  })

  it('descends into deep and ignores what is no level', () => {
    const { deep } = parseQuery({ deep: { _limit: 1, a: 5, chapters: { _limit: '2', _sort: '-pages', book: { _search: 'x' } } } })
    expect([...deep.keys()]).toEqual(['chapters'])
    expect(deep.get('chapters')).toMatchObject({ limit: 2, sort: [{ direction: 'desc' }] })
    expect(deep.get('chapters')?.deep.get('book')?.search).toBe('x')
  })

  it('reads versionRaw from both encodings, and backlink as anything but false', () => {
    expect(parseQuery({ versionRaw: true }).versionRaw).toBe(true)
    expect(parseQuery({ versionRaw: 'x' }).versionRaw).toBe(false)
    expect(parseQuery({ backlink: '0' }).backlink).toBe(true)
    expect(parseQuery({ backlink: 'false' }).backlink).toBe(false)
  })
})

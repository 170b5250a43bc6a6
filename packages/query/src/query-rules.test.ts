import { postgres, sqlite } from '@recto/dialects'
import { defineSchema } from '@recto/schema'
import { describe, expect, it } from 'vitest'
import type { Access } from './access.ts'
import { accessOf } from './access-of.ts'
import { fullAccess } from './access-rules.ts'
import { checkOperators } from './check-operators.ts'
import { compileRead } from './compile-read.ts'
import { parseFilter } from './parse/filter.ts'
import { parseQuery } from './parse/request.ts'
import { shapeOf } from './shape.ts'

const schema = defineSchema(
  {
    collections: {
      authors: { fields: { id: 'integer', name: 'string', _key: 'string' } },
      articles: { fields: { id: 'integer', title: 'string', meta: 'json', author: 'integer', hidden: 'integer' } },
    },
    relations: [
      { collection: 'articles', field: 'author', related: 'authors', oneField: 'articles' },
      { collection: 'articles', field: 'hidden', related: 'authors' },
    ],
  },
  sqlite.columnTypes,
)

interface Options {
  readonly access?: Access
  readonly depthMax?: number
}

function statement(input: Readonly<Record<string, unknown>>, { access = fullAccess, depthMax = 10 }: Options = {}) {
  const query = parseQuery({ fields: 'id', ...input })
  const limits = { limitDefault: 100, limitMax: -1, depthMax }
  const plan = compileRead({ schema, dialect: sqlite, collection: 'articles', query, access, limits })
  return plan.data({ literals: shapeOf(query).literals, variables: new Map(), now: new Date(0) })
}

describe('an unknown operator', () => {
  it.each([
    [{ title: { _like: 'x' } }, '"string" field type does not contain the "_like" filter operator'],
    [{ author: { _like: 1 } }, '"integer" field type does not contain the "_like" filter operator'],
    [{ _and: [{ title: { _or: [{ _like: 'x' }] } }] }, 'does not contain the "_like" filter operator'],
    [{ author: { name: { _like: 'x' } } }, '"string" field type does not contain the "_like"'],
  ])('is named as one: %j', (filter, message) => {
    expect(() => statement({ filter })).toThrow(message)
    expect(() => checkOperators(schema, schema.collections.get('articles') as never, parseFilter(filter))).toThrow(message)
  })

  it('is none where a related item has a field of that name', () => {
    expect(statement({ filter: { author: { _key: { _eq: 'x' } } } }).sql).toMatch(/"_key"/)
  })
})

describe('a path whose head may not be read or does not exist', () => {
  const access = accessOf({
    articles: [{ filter: null, fields: ['id', 'title', 'meta'] }],
    authors: [{ filter: null, fields: '*' }],
  } as never)

  it.each(['nope.title', 'nope.*', 'nope:x.y', 'author.nope.x', 'count(nope.x)', 'json(nope.meta, color)'])('is left out: %s', (path) => {
    expect(statement({ fields: `id,${path}` }).sql).not.toMatch(/nope/)
  })

  it.each(['nope', 'author.nope', 'count(nope)', 'json(author.nope, a)'])('is refused where it ends there: %s', (path) => {
    expect(() => statement({ fields: path })).toThrow(/nope/)
  })

  it('is treated alike in both cases', () => {
    expect(statement({ fields: 'id,hidden.name' }, { access }).sql).toBe(statement({ fields: 'id,nope.name' }, { access }).sql)
  })
})

describe('the depth of deep', () => {
  const under = (keys: number, options: object) => {
    let deep: object = options
    for (let index = 0; index < keys; index++) deep = { [index % 2 === 0 ? 'a' : 'b']: deep }
    return { deep }
  }
  const path = (steps: number) => {
    let filter: object = { _eq: 1 }
    for (let index = 0; index < steps; index++) filter = { x: filter }
    return filter
  }

  it.each([
    [1, 4],
    [2, 3],
    [5, 0],
  ])('allows %i relations and %i steps of a limit of 5', (keys, steps) => {
    expect(() => statement(under(keys, steps === 0 ? { _limit: 1 } : { _filter: path(steps) }), { depthMax: 5 })).not.toThrow()
  })

  it.each([
    [1, 5],
    [2, 4],
    [6, 0],
  ])('refuses %i relations and %i steps', (keys, steps) => {
    const options = steps === 0 ? { _limit: 1 } : { _filter: { _or: [path(steps)] } }
    expect(() => statement(under(keys, options), { depthMax: 5 })).toThrow('Max relational depth exceeded')
  })

  it('counts the steps of a sort', () => {
    expect(() => statement(under(2, { _sort: 'a.b.c' }), { depthMax: 5 })).not.toThrow()
    expect(() => statement(under(2, { _sort: '-a.b.c.d' }), { depthMax: 5 })).toThrow('Max relational depth exceeded')
  })
})

describe('the value at a path of a document', () => {
  it.each(['_icontains', '_starts_with', '_nstarts_with', '_istarts_with', '_ends_with', '_niends_with', '_empty', '_nempty', '_gt'])(
    'is compared with %s',
    (operator) => {
      const value = operator.endsWith('empty') ? true : 'r'
      expect(() => statement({ filter: { meta: { _json: { color: { [operator]: value } } } } })).not.toThrow()
    },
  )

  it('is sorted by under the alias of a json()', () => {
    const alias = { c: 'json(meta, color)', t: 'title' }
    expect(statement({ alias, fields: 'id,c', sort: '-c' }).sql).toMatch(/ORDER BY .*meta.* DESC/)
    expect(() => statement({ alias, fields: 'id,t', sort: 't' })).toThrow(/permission/)
  })
})

describe('a parameter with more entries than any engine bears', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`)

  it.each<[string, unknown]>([
    ['alias', Object.fromEntries(many(201).map((name) => [name, 'title']))],
    ['fields', many(2001)],
    ['sort', many(101)],
    ['groupBy', many(51)],
    ['aggregate', { count: many(201) }],
  ])('is refused: %s', (name, value) => {
    expect(() => parseQuery({ [name]: value })).toThrow(`"${name}" has more than`)
  })

  it('is refused: conditions on related items', () => {
    expect(() => parseFilter({ _or: many(201).map((name) => ({ author: { [name]: { _eq: 1 } } })) })).toThrow('conditions on related items')
  })
})

describe('a list beside bytes and money of PostgreSQL', () => {
  it.each([
    ['binary', 'bytea', /decode/],
    ['float', 'money', /numeric/],
  ] as const)('is made of what the column holds: %s', (type, dataType, expected) => {
    const shape = { type, dataType, nativeType: dataType, numericScale: null, special: [] }
    const { expressions } = postgres
    const list = expressions.isIn(expressions.comparable(expressions.identifier('v'), shape), [expressions.true], shape)
    expect(postgres.createQueryCompiler().compileQuery(list.toOperationNode() as never, { queryId: 'x' }).sql).toMatch(expected)
  })
})

describe('what one query may ask for', () => {
  const followed = (count: number) => ({ _or: Array.from({ length: count }, (_, index) => ({ author: { name: { _eq: `n${index}` } } })) })
  const tooMany = 'The query follows more than 200 relations in filters, sorts and counts'

  it('is 200 relations in filters, sorts and counts, at all levels together', () => {
    expect(() => statement({ filter: followed(200) })).not.toThrow()
    expect(() => statement({ filter: followed(200), sort: 'author.name' })).toThrow(tooMany)
    const deep = { author: { _filter: { articles: { title: { _eq: 'x' } } } } }
    expect(() => statement({ fields: 'author.name', filter: followed(200), deep })).toThrow(tooMany)
    const alias = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`n${index}`, 'count(articles)']))
    const counts = { fields: 'author.*', deep: { author: { _alias: alias } } }
    expect(() => statement(counts)).not.toThrow()
    expect(() => statement({ ...counts, filter: followed(60) })).toThrow(tooMany)
  })

  it('is not lessened by access rules', () => {
    const access = accessOf({ articles: [{ filter: followed(150) as never, fields: '*' }], authors: [{ filter: null, fields: '*' }] })
    expect(() => statement({ filter: followed(100) }, { access })).not.toThrow()
  })

  it('is a bound number of levels that wildcards lead to, the deeper the fewer', () => {
    const names = Array.from({ length: 6 }, (_, index) => `f${index}`)
    const wide = defineSchema(
      {
        collections: { t: { fields: { id: 'integer', ...Object.fromEntries(names.map((name) => [name, 'integer' as const])) } } },
        relations: names.map((field) => ({ collection: 't', field, related: 't' })),
      },
      sqlite.columnTypes,
    )
    const read = (fields: string) =>
      compileRead({ schema: wide, dialect: sqlite, collection: 't', query: parseQuery({ fields }), access: fullAccess })
    expect(() => read('*.*.*.*')).not.toThrow()
    expect(() => read('*.*.*.*.*')).toThrow('The query selects too many relations: name the fields that are needed')
    expect(() => read('f0.f1.f2.f3.f4.id')).not.toThrow()
  })
})

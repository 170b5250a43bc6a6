import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRestServer, type RestServer } from '../testing/open-rest-server.ts'

const tables = [
  'CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(40), email VARCHAR(40))',
  "INSERT INTO authors (id, name) VALUES (1, 'x1'), (2, 'x2'), (3, 'x3')",
]

/** Query strings and SEARCH bodies that clients easily get wrong; what queries mean is tested in `query` and `reference`. */
eachDatabase((database) => {
  let server: RestServer
  beforeAll(async () => {
    server = await openRestServer(database, tables)
  })
  afterAll(() => server.close())

  const reasonOf = async (request: string) => {
    const answer = await server.send(request)
    const { code, reason } = answer.json().errors[0].extensions
    return [answer.statusCode, code, reason]
  }

  it('takes the query of a SEARCH body for the whole query, and groups by `groupBy`', async () => {
    const body = { query: { fields: ['name'], sort: ['-name'] } }
    expect(await server.ask('SEARCH /items/authors?limit=1&filter[name][_eq]=nobody', body)).toEqual(
      ['x3', 'x2', 'x1'].map((name) => ({ name })),
    )
    expect(await server.ask('SEARCH /items/authors?limit=1&fields=name&sort=name')).toEqual([{ name: 'x1' }])
    const grouped = { aggregate: { count: ['*'] }, groupBy: ['email'], group: ['name'] }
    expect(await server.ask('SEARCH /items/authors', { query: grouped })).toEqual([{ email: null, count: 3 }])
    expect(await server.ask('SEARCH /items/authors', { keys: [] })).toEqual([])
  })

  it('does not take two conditions without numbers for two alternatives', async () => {
    const twice = 'filter[_or][][name][_eq]=x1&filter[_or][][name][_eq]=x2'
    expect((await reasonOf(`GET /items/authors?${twice}`)).slice(0, 2)).toEqual([400, 'INVALID_QUERY'])
    const merged = 'filter[_or][][name][_eq]=x1&filter[_or][][email][_null]=false'
    expect(await server.ask(`GET /items/authors?${merged}`)).toEqual([])
    const numbered = 'filter[_or][0][name][_eq]=x1&filter[_or][1][name][_eq]=x2'
    expect(await server.ask(`GET /items/authors?fields=name&sort=name&${numbered}`)).toEqual([{ name: 'x1' }, { name: 'x2' }])
  })

  it('takes an empty limit for none at all, and refuses two', async () => {
    expect(await server.ask('GET /items/authors?limit=')).toEqual([])
    expect(await reasonOf('GET /items/authors?limit=1&limit=2')).toEqual([400, 'INVALID_QUERY', '"limit" must be a number'])
    expect(await server.ask('GET /items/authors?fields=name&sort=name&limit[]=1')).toEqual([{ name: 'x1' }])
  })
})

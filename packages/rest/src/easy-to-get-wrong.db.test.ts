import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWritesServer, type WritesServer } from './testing/writes-server.ts'

/** What clients stumble over in requests, once each; what concerns answers stands with the query engine. */
eachDatabase((database) => {
  let server: WritesServer

  beforeAll(async () => {
    server = await openWritesServer(database)
  })
  afterAll(async () => {
    await server.app.close()
    await server.platform.connection.close()
  })

  const dataOf = async (request: string, body?: unknown) => {
    const answer = await server.send('admin', request, body)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json().data
  }
  const reasonOf = async (request: string, body?: unknown) => {
    const answer = await server.send('admin', request, body)
    const [error] = answer.json().errors
    return [answer.statusCode, error.extensions.code, error.extensions.reason]
  }
  const authors = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Author ${String(index).padStart(3, '0')}` }))

  it('changes and deletes by query no more than a list shows, unless told otherwise', async () => {
    await dataOf('POST /items/authors?fields=id', authors(105))
    const all = { query: { filter: { name: { _starts_with: 'Author' } } } }
    expect(await dataOf('PATCH /items/authors?limit=-1', { ...all, data: { email: null } })).toHaveLength(100)
    await server.send('admin', 'DELETE /items/authors', all)
    expect(await dataOf('GET /items/authors?aggregate[count]=*')).toEqual([{ count: 5 }])
    await server.send('admin', 'DELETE /items/authors', { query: { ...all.query, limit: -1 } })
    expect(await dataOf('GET /items/authors')).toEqual([])
  })

  it('takes the query of a SEARCH body for the whole query, and groups by `groupBy`', async () => {
    await dataOf('POST /items/authors?fields=id', authors(3))
    const body = { query: { fields: ['name'], sort: ['-name'] } }
    expect(await dataOf('SEARCH /items/authors?limit=1&filter[name][_eq]=nobody', body)).toEqual([
      { name: 'Author 002' },
      { name: 'Author 001' },
      { name: 'Author 000' },
    ])
    expect(await dataOf('SEARCH /items/authors?limit=1&fields=name&sort=name')).toEqual([{ name: 'Author 000' }])
    const grouped = { aggregate: { count: ['*'] }, groupBy: ['email'], group: ['name'] }
    expect(await dataOf('SEARCH /items/authors', { query: grouped })).toEqual([{ email: null, count: 3 }])
    expect(await dataOf('SEARCH /items/authors', { keys: [] })).toEqual([])
  })

  it('shapes the answer of a write by all of the query, filter and limit too', async () => {
    const rows = [{ name: 'x1' }, { name: 'x2' }, { name: 'x3' }]
    const filter = encodeURIComponent(JSON.stringify({ name: { _neq: 'x2' } }))
    expect(await dataOf(`POST /items/authors?fields=name&sort=-name&limit=1&filter=${filter}`, rows)).toEqual([{ name: 'x3' }])
    expect(await dataOf('GET /items/authors?aggregate[count]=*&filter[name][_starts_with]=x')).toEqual([{ count: 3 }])
  })

  it('does not take two conditions without numbers for two alternatives', async () => {
    expect((await reasonOf('GET /items/authors?filter[_or][][name][_eq]=x1&filter[_or][][name][_eq]=x2')).slice(0, 2)).toEqual([
      400,
      'INVALID_QUERY',
    ])
    const merged = 'filter[_or][][name][_eq]=x1&filter[_or][][email][_null]=false'
    expect(await dataOf(`GET /items/authors?${merged}`)).toEqual([])
    expect(await dataOf('GET /items/authors?fields=name&sort=name&filter[_or][0][name][_eq]=x1&filter[_or][1][name][_eq]=x2')).toEqual([
      { name: 'x1' },
      { name: 'x2' },
    ])
  })

  it('takes an empty limit for none at all', async () => {
    expect(await dataOf('GET /items/authors?limit=')).toEqual([])
    expect(await reasonOf('GET /items/authors?limit=1&limit=2')).toEqual([400, 'INVALID_QUERY', '"limit" must be a number'])
    expect(await dataOf('GET /items/authors?fields=name&sort=name&limit[]=1')).toEqual([{ name: 'Author 000' }])
  })
})

import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { bind, compile, join, openDatabase, raw, sql } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { anonymous, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restPlugin } from './index.ts'

const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }
const rows = 3000

eachDatabase((database) => {
  let platform: Platform
  let app: FastifyInstance
  let address: string

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    await migrate(open)
    const run = (text: string) => open.connection.execute(compile(open.dialect, raw(text)))
    await run('CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(80))')
    await run('CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(80), author INTEGER REFERENCES authors (id), price DECIMAL(6,2))')
    await run(`INSERT INTO authors (id, name) VALUES (1, 'Jane "J" Austen'), (2, '=1+1')`)
    for (let start = 1; start <= rows; start += 500) {
      const values = Array.from(
        { length: 500 },
        (_, index) => sql`(${bind(start + index)}, ${bind(`Book ${start + index}`)}, ${raw(start + index === 1 ? 'NULL' : '1')}, 1.50)`,
      )
      await open.connection.execute(compile(open.dialect, sql`INSERT INTO books (id, title, author, price) VALUES ${join(values)}`))
    }
    platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
    app = fastify(httpServerOptions())
    await app.register(restPlugin, { platform, accountOf: () => administrator, info: { version: '0.0.0' } })
    await app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await app.close()
    platform.schemaCache.stop()
    await platform.connection.close()
  })

  it('writes a page of items as CSV', async () => {
    const { statusCode, headers, body } = await app.inject('/items/books?export=csv&fields=id,title,price,author.name&sort=id&limit=2')
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/csv; charset=utf-8', 'no-store'])
    expect(headers['content-disposition']).toMatch(/^attachment; filename="books \d{8}-\d{3,6}\.csv"$/)
    expect(body).toBe('"id","title","price","author","author.name"\n1,"Book 1","1.50",,\n2,"Book 2","1.50",,"Jane ""J"" Austen"')
    expect((await app.inject('/items/books?export=csv&filter[id][_lt]=0')).body).toBe('')
    expect((await app.inject('/items/books?export=csv_utf8&fields=id&limit=1')).body).toBe('\uFEFF"id"\n1')
  })

  it('writes the other formats, of lists, items and groups, by GET and SEARCH', async () => {
    expect((await app.inject('/items/books?export=json&fields=id&limit=2&sort=id&meta=*')).body).toBe(
      '[\n\t{\n\t\t"id": 1\n\t},\n\t{\n\t\t"id": 2\n\t}\n]',
    )
    expect((await app.inject('/items/books/2?export=yaml&fields=id,author.name')).body).toBe('id: 2\nauthor:\n  name: Jane "J" Austen\n')
    expect((await app.inject('/items/books?export=xml&aggregate[count]=*')).body).toBe(
      `<?xml version='1.0'?><data><data><count>${rows}</count></data></data>`,
    )
    const search = {
      method: 'SEARCH',
      url: '/items/books',
      payload: { query: { export: 'csv', fields: ['id'], limit: 1, sort: ['-id'] } },
    } as const
    expect((await app.inject({ ...search, method: search.method as 'GET' })).body).toBe(`"id"\n${rows}`)
    expect((await app.inject('/items/books?export=csv&groupBy=author&aggregate[count]=*')).body.split('\n')).toHaveLength(3)
  })

  it('escapes what spreadsheets would compute, where that is asked for', async () => {
    const authors = '/items/authors?export=csv&fields=name&filter[id][_eq]=2'
    expect((await app.inject(authors)).body).toBe('"name"\n"=1+1"')
    expect((await app.inject(`${authors}&escapeFormulas`)).body).toBe(`"name"\n"'=1+1"`)
  })

  it('refuses what is no format, and what is no collection, before anything is sent', async () => {
    expect((await app.inject('/items/books?export=exe')).json().errors[0].message).toContain(
      '"export" must be one of [csv, csv_utf8, json, xml, yaml]',
    )
    expect((await app.inject('/items/nothing?export=csv')).statusCode).toBe(403)
    expect((await app.inject('/items/books?export=csv&filter[id][_eq]=x')).statusCode).toBe(400)
  })

  it('writes every row', async () => {
    const { body } = await app.inject('/items/books?export=csv&limit=-1&sort=id&fields=id')
    expect(body.split('\n').slice(1).map(Number)).toEqual(Array.from({ length: rows }, (_, index) => index + 1))
    const list = (await (await fetch(`${address}/items/books?limit=-1&fields=id&sort=id`)).json()) as { data: unknown[] }
    expect(list.data).toHaveLength(rows)
  })

  it('writes the model as well', async () => {
    const { headers, body } = await app.inject('/collections?export=json')
    expect(headers['content-disposition']).toContain('filename="Export ')
    expect(JSON.parse(body)).toEqual(expect.arrayContaining([expect.objectContaining({ collection: 'books' })]))
  })

  describe('a client that goes away', () => {
    const open = async (path: string): Promise<{ request: ClientRequest; response: IncomingMessage }> => {
      const request = get(address + path)
      request.on('error', () => undefined)
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      response.on('error', () => undefined)
      return { request, response }
    }

    it('ends its query, and its session serves the next', async () => {
      for (let round = 0; round < 25; round += 1) {
        const { request, response } = await open('/items/books?limit=-1&fields=*,author.*')
        await once(response, 'readable')
        request.destroy()
      }
      await wait(50)
      expect((await app.inject('/items/books?limit=1&fields=id')).statusCode).toBe(200)
    })
  })
})

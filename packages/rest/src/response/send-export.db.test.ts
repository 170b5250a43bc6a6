import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRestServer, type RestServer } from '../testing/open-rest-server.ts'

const rows = 3000
const books = Array.from({ length: rows }, (_, index) => `(${index + 1}, 'Book ${index + 1}', ${index === 0 ? 'NULL' : '1'}, 1.50)`)
const tables = [
  'CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(80))',
  'CREATE TABLE books (id INTEGER PRIMARY KEY, title VARCHAR(80), author INTEGER REFERENCES authors (id), price DECIMAL(6,2))',
  `INSERT INTO authors (id, name) VALUES (1, 'Jane "J" Austen'), (2, '=1+1')`,
  ...Array.from(
    { length: rows / 500 },
    (_, part) => `INSERT INTO books (id, title, author, price) VALUES ${books.slice(part * 500, part * 500 + 500).join(', ')}`,
  ),
]

/** Parameters, headers and streams of exports; how rows are written in a format is tested in `transfer`. */
eachDatabase((database) => {
  let server: RestServer
  let address = ''
  beforeAll(async () => {
    server = await openRestServer(database, tables)
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it('writes a page of items as CSV', async () => {
    const { statusCode, headers, body } = await server.send('GET /items/books?export=csv&fields=id,title,price,author.name&sort=id&limit=2')
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/csv; charset=utf-8', 'no-store'])
    expect(headers['content-disposition']).toMatch(/^attachment; filename="books \d{8}-\d{3,6}\.csv"$/)
    expect(body).toBe('"id","title","price","author","author.name"\n1,"Book 1","1.50",,\n2,"Book 2","1.50",,"Jane ""J"" Austen"')
    expect((await server.send('GET /items/books?export=csv&filter[id][_lt]=0')).body).toBe('')
    expect((await server.send('GET /items/books?export=csv_utf8&fields=id&limit=1')).body).toBe('\uFEFF"id"\n1')
  })

  it('writes the other formats, of lists, items and groups, by GET and SEARCH', async () => {
    expect((await server.send('GET /items/books?export=json&fields=id&limit=2&sort=id&meta=*')).body).toBe(
      '[\n\t{\n\t\t"id": 1\n\t},\n\t{\n\t\t"id": 2\n\t}\n]',
    )
    expect((await server.send('GET /items/books/2?export=yaml&fields=id,author.name')).body).toBe(
      'id: 2\nauthor:\n  name: Jane "J" Austen\n',
    )
    expect((await server.send('GET /items/books?export=xml&aggregate[count]=*')).body).toBe(
      `<?xml version='1.0'?><data><data><count>${rows}</count></data></data>`,
    )
    const query = { export: 'csv', fields: ['id'], limit: 1, sort: ['-id'] }
    expect((await server.send('SEARCH /items/books', { query })).body).toBe(`"id"\n${rows}`)
    expect((await server.send('GET /items/books?export=csv&groupBy=author&aggregate[count]=*')).body.split('\n')).toHaveLength(3)
  })

  it('escapes what spreadsheets would compute for `escapeFormulas`, with a value or without', async () => {
    const authors = '/items/authors?export=csv&fields=name&filter[id][_eq]=2'
    expect((await server.send(`GET ${authors}`)).body).toBe('"name"\n"=1+1"')
    expect((await server.send(`GET ${authors}&escapeFormulas`)).body).toBe(`"name"\n"'=1+1"`)
  })

  it('refuses unknown formats, unknown collections and invalid filters before anything is sent', async () => {
    expect((await server.send('GET /items/books?export=exe')).json().errors[0].message).toContain(
      '"export" must be one of [csv, csv_utf8, json, xml, yaml]',
    )
    expect((await server.send('GET /items/nothing?export=csv')).statusCode).toBe(403)
    expect((await server.send('GET /items/books?export=csv&filter[id][_eq]=x')).statusCode).toBe(400)
  })

  it('writes every row', async () => {
    const { body } = await server.send('GET /items/books?export=csv&limit=-1&sort=id&fields=id')
    expect(body.split('\n').slice(1).map(Number)).toEqual(Array.from({ length: rows }, (_, index) => index + 1))
    const list = (await (await fetch(`${address}/items/books?limit=-1&fields=id&sort=id`)).json()) as { data: unknown[] }
    expect(list.data).toHaveLength(rows)
  })

  it('writes the data model as well', async () => {
    const { headers, body } = await server.send('GET /collections?export=json')
    expect(headers['content-disposition']).toContain('filename="Export ')
    expect(JSON.parse(body)).toEqual(expect.arrayContaining([expect.objectContaining({ collection: 'books' })]))
  })

  it('ends the query of a client that goes away, whose connection serves the next', async () => {
    const open = async (path: string): Promise<{ request: ClientRequest; response: IncomingMessage }> => {
      const request = get(address + path)
      request.on('error', () => undefined)
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      response.on('error', () => undefined)
      return { request, response }
    }
    for (let round = 0; round < 25; round += 1) {
      const { request, response } = await open('/items/books?limit=-1&fields=*,author.*')
      await once(response, 'readable')
      request.destroy()
    }
    expect((await server.send('GET /items/books?limit=1&fields=id')).statusCode).toBe(200)
  })
})

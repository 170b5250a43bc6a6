import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { eachDatabase } from '@recto/testing'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { fileForm, formType } from '../testing/file-form.ts'
import { type Caller, failureOf, openRestServer, type RestServer } from '../testing/open-rest-server.ts'

const tables = ['CREATE TABLE people (id INTEGER PRIMARY KEY, email VARCHAR(60), name VARCHAR(60) NOT NULL, age INTEGER)']

/** Forms, formats, limits and answers of imports; what an import does with rows is tested in `pipeline`. */
eachDatabase((database) => {
  let server: RestServer
  let port = 0
  beforeAll(async () => {
    server = await openRestServer(database, tables, { importLimits: { fileBytesMax: 20 * 1024 * 1024, errorsMax: 50, concurrentMax: 4 } })
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    port = (server.app.server.address() as { port: number }).port
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await server.rows('DELETE FROM people')
  })

  const post = (payload: string, { type = formType, as = 'admin', query = '' }: { type?: string; as?: Caller; query?: string } = {}) =>
    server.app.inject({
      method: 'POST',
      url: `/utils/import/people${query}`,
      headers: { 'content-type': type, 'x-test-user': as },
      payload,
    })
  const send = (type: string, file: string, options: { as?: Caller; query?: string } = {}): Promise<LightMyRequestResponse> =>
    post(fileForm(type, file), options)
  const people = () => server.ask('GET /items/people?sort=id')

  it.each([
    ['text/csv', 'id,name,age\n1,"Bea, B",007\n'],
    ['application/json', '[{"id":1,"name":"Bea, B","age":7}]'],
    ['text/xml', '<people><p><id>1</id><name>Bea, B</name><age>7</age><email/></p></people>'],
    ['application/yaml', '- id: 1\n  name: "Bea, B"\n  age: 7\n'],
  ])('reads %s, with an empty answer', async (type, file) => {
    const answer = await send(type, file)
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect(await people()).toEqual([{ id: 1, email: null, name: 'Bea, B', age: 7 }])
  })

  it('reads attributes and entities of XML, and of entities only those that XML has', async () => {
    const rows = '<people><p><id>1</id><name>A &amp; B</name></p><p id="2" name="C"/></people>'
    expect((await send('text/xml', rows)).statusCode).toBe(200)
    expect(await server.ask('GET /items/people?sort=id&fields=id,name')).toEqual([
      { id: 1, name: 'A & B' },
      { id: 2, name: 'C' },
    ])
    expect(failureOf(await send('application/xml', '<!DOCTYPE a [<!ENTITY x "y">]><a/>'))).toEqual([400, 'INVALID_PAYLOAD'])
  })

  it('answers with an error for each field and rule, and the rows it is about', async () => {
    const answer = await send('application/json', '[{"id":1,"name":"A","age":"old"},{"id":2,"name":"B","age":"older"},{"id":3,"name":"C"}]')
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      {
        errors: [
          {
            message: expect.stringContaining('has to be an integer'),
            extensions: { code: 'INVALID_PAYLOAD', field: 'age', rows: [{ type: 'lines', rows: [1, 2] }] },
          },
        ],
      },
    ])
    expect(await people()).toEqual([])
  })

  it('keeps nothing of a dry run', async () => {
    expect((await send('text/csv', 'id,name\n1,A', { query: '?dryRun=true' })).statusCode).toBe(200)
    expect((await send('text/csv', 'id,name\n1,', { query: '?dryRun=true' })).statusCode).toBe(400)
    expect(await people()).toEqual([])
  })

  it('refuses files that it cannot read, bodies that hold no file, and callers who may not create', async () => {
    expect(failureOf(await send('image/png', 'x'))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    expect(failureOf(await send('application/json', '[{"id":1'))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(failureOf(await send('application/json', '[1]'))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(failureOf(await send('text/csv', 'id,name\n1,A', { as: 'nobody' }))).toEqual([403, 'FORBIDDEN'])
    expect(failureOf(await post('[]', { type: 'application/json' }))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    expect(failureOf(await post('--x--\r\n'))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(failureOf(await send('text/csv', 'x'.repeat(21 * 1024 * 1024)))).toEqual([413, 'CONTENT_TOO_LARGE'])
    expect(await people()).toEqual([])
  })

  it.each(['multipart/form-data', 'multipart/form-data; charset=utf-8', 'multipart/form-data; boundary='])(
    'refuses a form without a boundary (%s)',
    async (type) => {
      expect(failureOf(await post('x', { type }))).toEqual([400, 'INVALID_PAYLOAD'])
    },
  )

  /** A request whose body never comes. */
  const halfSent = (as: Caller): { readonly answer: Promise<string>; leave(): void } => {
    const head = [
      'POST /utils/import/people HTTP/1.1',
      'host: x',
      `x-test-user: ${as}`,
      `content-type: ${formType}`,
      'content-length: 5000',
    ]
    const socket = connect(port, '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n`))
    const answer = new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString('utf8')))
      socket.once('close', () => resolve(''))
    })
    return { answer, leave: () => socket.destroy() }
  }
  it('checks rights before it waits for a body', async () => {
    const strangers = Array.from({ length: 6 }, () => halfSent('nobody'))
    for (const { answer } of strangers) expect(await answer).toMatch(/^HTTP\/1.1 403 /)
    for (const { leave } of strangers) leave()
    expect((await send('text/csv', 'id,name\n1,Ada')).statusCode).toBe(200)
  })

  it('gives no caller all imports that may run at the same time', async () => {
    const own = Array.from({ length: 4 }, () => halfSent('admin'))
    const refused = await firstTwo(own.map(({ answer }) => answer))
    for (const text of refused) expect(text).toMatch(/^HTTP\/1.1 403 .*LIMIT_EXCEEDED/s)
    const ada = 'id,name\n1,Ada'
    expect(failureOf(await send('text/csv', ada))).toEqual([403, 'LIMIT_EXCEEDED'])
    expect((await send('text/csv', ada, { as: 'other' })).statusCode).toBe(200)
    for (const { leave } of own) leave()
    while ((await send('text/csv', ada)).statusCode !== 200) await wait(20)
  })
})

function firstTwo(answers: readonly Promise<string>[]): Promise<readonly string[]> {
  const found: string[] = []
  return new Promise((resolve) => {
    for (const answer of answers) void answer.then((text) => found.push(text) === 2 && resolve(found))
  })
}

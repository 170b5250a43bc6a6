import { compile, openDatabase, raw } from '@recto/dialects'
import { httpServerOptions } from '@recto/http/server'
import { anonymous, openPipeline, type Platform } from '@recto/pipeline'
import { migrate } from '@recto/system'
import { eachDatabase } from '@recto/testing'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { restPlugin } from './index.ts'

const administrator = { ...anonymous, roles: [], policies: [], isAdmin: true, isApp: true }
const nobody = { ...anonymous, roles: [], policies: [], isAdmin: false, isApp: false }

eachDatabase((database) => {
  let platform: Platform
  let app: FastifyInstance
  const run = (text: string) => platform.connection.execute(compile(platform.dialect, raw(text)))
  const text = (statement: string) => platform.connection.text(compile(platform.dialect, raw(statement)))

  beforeAll(async () => {
    const open = await openDatabase(database.name, database.config)
    const create = (statement: string) => open.connection.execute(compile(open.dialect, raw(statement)))
    await create('CREATE TABLE people (id INTEGER PRIMARY KEY, email VARCHAR(60) UNIQUE, name VARCHAR(60) NOT NULL, age INTEGER)')
    await migrate(open)
    platform = await openPipeline(open, { schemaPollIntervalMs: 0 })
    app = fastify(httpServerOptions())
    await app.register(restPlugin, {
      platform,
      accountOf: (request) => (request.headers['x-test-user'] === 'nobody' ? nobody : administrator),
      info: { version: '0.0.0' },
      importLimits: { fileBytesMax: 20 * 1024 * 1024, errorsMax: 50 },
    })
    await app.ready()
  })
  afterAll(async () => {
    await app.close()
    platform.schemaCache.stop()
    await platform.connection.close()
  })
  beforeEach(() => run('DELETE FROM people'))

  const send = (
    type: string,
    file: string,
    options: { readonly query?: string; readonly user?: string } = {},
  ): Promise<LightMyRequestResponse> => {
    const payload = `--x\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: ${type}\r\n\r\n${file}\r\n--x--\r\n`
    return app.inject({
      method: 'POST',
      url: `/utils/import/people${options.query ?? ''}`,
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-test-user': options.user ?? 'admin' },
      payload,
    })
  }

  it('creates what is new and changes what is there', async () => {
    await run("INSERT INTO people (id, email, name) VALUES (1, 'a@x.io', 'A')")
    const answer = await send('text/csv', 'id,name,age\n1,Ada,36\n2,"Bea, B",007\n')
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect((await app.inject('/items/people?sort=id')).json().data).toEqual([
      { id: 1, email: 'a@x.io', name: 'Ada', age: 36 },
      { id: 2, email: null, name: 'Bea, B', age: 7 },
    ])
    expect(
      (
        await send(
          'application/json',
          JSON.stringify([
            { id: 2, name: 'Bob' },
            { id: 3, name: 'Cat' },
            { id: 3, age: 5 },
          ]),
        )
      ).statusCode,
    ).toBe(200)
    expect((await app.inject('/items/people?sort=id&fields=name,age')).json().data.slice(1)).toEqual([
      { name: 'Bob', age: 7 },
      { name: 'Cat', age: 5 },
    ])
  })

  it('reads XML and YAML as well', async () => {
    const rows = '<people><p><id>1</id><name>A &amp; B</name><age>7</age><email/></p><p id="2" name="C"/></people>'
    expect((await send('text/xml', rows)).statusCode).toBe(200)
    expect((await send('application/yaml', '- id: 2\n  age: 8\n- id: 3\n  name: "D"\n')).statusCode).toBe(200)
    expect((await app.inject('/items/people?sort=id')).json().data).toEqual([
      { id: 1, email: null, name: 'A & B', age: 7 },
      { id: 2, email: null, name: 'C', age: 8 },
      { id: 3, email: null, name: 'D', age: null },
    ])
    expect((await send('application/xml', '<!DOCTYPE a [<!ENTITY x "y">]><a/>')).json().errors[0].extensions.code).toBe('INVALID_PAYLOAD')
  })

  it('tells of every row that does not fit, by field and rule, and keeps none', async () => {
    const rows = [
      { id: 1, email: 'a@x.io', name: 'A' },
      { id: 2, email: 'b@x.io' },
      { id: 3, email: 'a@x.io', name: 'C' },
      { id: 4 },
      { id: 5 },
      { id: 6 },
      { id: 7 },
      { id: 9, name: 'fine' },
      { id: 10 },
    ]
    const answer = await send('application/json', JSON.stringify(rows))
    expect(answer.statusCode).toBe(400)
    const { errors } = answer.json<{ errors: { extensions: Record<string, unknown> }[] }>()
    const required = errors.find(({ extensions }) => extensions['field'] === 'name')
    expect(required?.extensions).toMatchObject({
      rows: [
        { type: 'range', start: 4, end: 7 },
        { type: 'lines', rows: [2, 9] },
      ],
    })
    expect(errors.find(({ extensions }) => extensions['code'] === 'RECORD_NOT_UNIQUE')?.extensions).toEqual({
      field: 'email',
      code: 'RECORD_NOT_UNIQUE',
      rows: [{ type: 'lines', rows: [3] }],
    })
    expect(await text('SELECT COUNT(*) FROM people')).toBe('0')
  })

  it('names the rows with values that are none, among many', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => ({ id: index + 1, name: 'N', age: [7, 230].includes(index) ? 'old' : 1 }))
    const answer = await send('application/json', JSON.stringify([...rows, { id: 'x', name: 'N' }, { id: 1000, name: null }]))
    expect(answer.statusCode).toBe(400)
    const { errors } = answer.json<{ errors: { message: string; extensions: Record<string, unknown> }[] }>()
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'INVALID_PAYLOAD', field: 'age', rows: [{ type: 'lines', rows: [8, 231] }] },
      { code: 'INVALID_PAYLOAD', field: 'id', rows: [{ type: 'lines', rows: [451] }] },
      { code: 'FAILED_VALIDATION', field: 'name', type: expect.stringMatching(/null|required/), rows: [{ type: 'lines', rows: [452] }] },
    ])
    expect(errors[0]?.message).toContain('has to be an integer')
    const alone = await send('application/json', JSON.stringify([{ id: 1, name: 'A' }, 'text']))
    expect(alone.json().errors).toMatchObject([{ extensions: { code: 'INVALID_PAYLOAD', rows: [{ type: 'lines', rows: [2] }] } }])
    expect(await text('SELECT COUNT(*) FROM people')).toBe('0')
  })

  it('takes values from one row to another in the order of the file', async () => {
    await run("INSERT INTO people (id, email, name) VALUES (1, 'a@x.io', 'A')")
    expect((await send('text/csv', 'id,email,name\n1,b@x.io,A\n2,a@x.io,B\n')).statusCode).toBe(200)
    expect((await app.inject('/items/people?sort=id&fields=email')).json().data).toEqual([{ email: 'b@x.io' }, { email: 'a@x.io' }])
  })

  it('keeps nothing of a dry run', async () => {
    expect((await send('text/csv', 'id,name\n1,A', { query: '?dryRun=true' })).statusCode).toBe(200)
    expect((await send('text/csv', 'id,name\n1,', { query: '?dryRun=true' })).statusCode).toBe(400)
    expect(await text('SELECT COUNT(*) FROM people')).toBe('0')
  })

  it('refuses what it cannot read, and who may not write', async () => {
    const codeOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().errors[0].extensions.code]
    expect(codeOf(await send('image/png', 'x'))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    expect(codeOf(await send('application/json', '[{"id":1'))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(codeOf(await send('application/json', '[1]'))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(codeOf(await send('text/csv', 'id,name\n1,A', { user: 'nobody' }))).toEqual([403, 'FORBIDDEN'])
    const plain = { method: 'POST', url: '/utils/import/people', headers: { 'content-type': 'application/json' }, payload: '[]' } as const
    expect(codeOf(await app.inject(plain))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    const empty = { ...plain, headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--\r\n' } as const
    expect(codeOf(await app.inject(empty))).toEqual([400, 'INVALID_PAYLOAD'])
    expect(codeOf(await send('text/csv', 'x'.repeat(21 * 1024 * 1024)))).toEqual([413, 'CONTENT_TOO_LARGE'])
    expect(await text('SELECT COUNT(*) FROM people')).toBe('0')
  })
})

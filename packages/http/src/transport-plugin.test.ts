import { RectoError } from '@recto/errors'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notFoundPlugin } from './errors.ts'
import { httpServerOptions } from './server-options.ts'
import { transportPlugin } from './transport-plugin.ts'

let app: FastifyInstance

beforeAll(async () => {
  app = fastify({ ...httpServerOptions({ bodyLimitBytes: 200 }), logger: false })
  await app.register(transportPlugin)
  await app.register(notFoundPlugin)
  app.route({
    method: ['GET', 'SEARCH'],
    url: '/items/:collection',
    handler: async (request) => ({ collection: (request.params as { collection: string }).collection }),
  })
  app.post('/items/:collection', async (request) => ({ body: request.body }))
  app.get('/fails', async () => {
    throw new Error('the password is swordfish')
  })
  app.get('/refuses', async () => {
    throw new RectoError('REQUESTS_EXCEEDED', { extensions: { limit: 1, reset: new Date(Date.now() + 1500).toISOString() } })
  })
  await app.register(
    async (child) => {
      await child.register(transportPlugin)
      child.patch('/inside', async () => ({}))
    },
    { prefix: '/child' },
  )
  await app.ready()
})

afterAll(() => app.close())

const json = { 'content-type': 'application/json; charset=utf-8' }

describe('paths and methods', () => {
  it('finds words of a path in any case, with a slash at the end, and keeps the case of values', async () => {
    for (const url of ['/items/Books', '/ITEMS/Books', '/items/Books/']) {
      expect((await app.inject({ url })).json(), url).toEqual({ collection: 'Books' })
    }
  })

  it('answers SEARCH, HEAD and OPTIONS', async () => {
    expect((await app.inject({ method: 'SEARCH' as 'GET', url: '/items/books' })).json()).toEqual({ collection: 'books' })
    expect((await app.inject({ method: 'HEAD', url: '/items/books' })).statusCode).toBe(200)
    const options = await app.inject({ method: 'OPTIONS', url: '/items/books' })
    expect({ status: options.statusCode, allow: options.headers['allow'], body: options.body }).toEqual({
      status: 200,
      allow: 'POST,SEARCH,GET,HEAD',
      body: 'POST,SEARCH,GET,HEAD',
    })
    expect((await app.inject({ method: 'OPTIONS', url: '/child/inside' })).headers['allow']).toBe('PATCH')
  })

  it.each(['/nope?x=1', '/items', '/items/a/b/c'])('does not know %s', async (url) => {
    const answer = await app.inject({ url })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toEqual({
      errors: [{ message: `Route ${url.split('?')[0]} doesn't exist.`, extensions: { path: url.split('?')[0], code: 'ROUTE_NOT_FOUND' } }],
    })
  })

  it('knows no PUT', async () => {
    expect((await app.inject({ method: 'PUT', url: '/items/books' })).json()).toMatchObject({
      errors: [{ extensions: { code: 'ROUTE_NOT_FOUND' } }],
    })
  })

  it('refuses a path that cannot be decoded', async () => {
    const answer = await app.inject({ url: '/items/%E0%A4%A' })
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'INVALID_PATH_PARAMETER'])
  })
})

describe('bodies', () => {
  it.each([
    ['{"a":1}', json, { a: 1 }],
    ['[{"a":1}]', json, [{ a: 1 }]],
    ['', json, {}],
    ['{"a":1}', { 'content-type': 'text/plain' }, {}],
    ['a=1', { 'content-type': 'application/x-www-form-urlencoded' }, {}],
    ['{"__proto__":{"x":1},"a":{"__proto__":1,"b":2}}', json, { a: { b: 2 } }],
    ['{"\\u005f_proto__":{"x":1}}', json, {}],
  ])('reads %s', async (payload, headers, body) => {
    const answer = await app.inject({ method: 'POST', url: '/items/books', payload, headers })
    expect([answer.statusCode, answer.json()]).toEqual([200, { body }])
  })

  it.each([['{"a":'], ['"text"'], ['7'], [`{"a":"${'x'.repeat(300)}"}`]])('refuses %s', async (payload) => {
    const answer = await app.inject({ method: 'POST', url: '/items/books', payload, headers: json })
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([400, 'INVALID_PAYLOAD'])
  })

  it('says of a body that is too large just that', async () => {
    const answer = await app.inject({ method: 'POST', url: '/items/books', payload: `{"a":"${'x'.repeat(300)}"}`, headers: json })
    expect(answer.json().errors[0].message).toBe('Invalid payload. request entity too large.')
  })
})

describe('errors', () => {
  it('keeps to itself what went wrong inside', async () => {
    const answer = await app.inject({ url: '/fails' })
    expect([answer.statusCode, answer.json()]).toEqual([
      500,
      { errors: [{ message: 'An unexpected error occurred.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ])
  })

  it('logs what went wrong inside, and nothing else', async () => {
    const lines: string[] = []
    const server = fastify({ logger: { level: 'error', stream: { write: (line: string) => void lines.push(line) } } })
    await server.register(transportPlugin)
    server.get('/fails', async () => {
      throw new Error('the cause')
    })
    server.get('/refuses', async () => {
      throw new RectoError('FORBIDDEN')
    })
    server.get('/waits', async () => {
      throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database' }, cause: new Error('connect ECONNREFUSED') })
    })
    await server.inject('/refuses')
    expect(lines).toEqual([])
    await server.inject('/waits')
    expect(JSON.parse(lines.pop() ?? '')).toMatchObject({ reason: 'connect ECONNREFUSED', msg: expect.stringContaining('database') })
    await server.inject('/fails')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ reqId: expect.any(String), err: { message: 'the cause' } })
  })

  it('shows administrators the cause, and developers the stack', async () => {
    const server = fastify()
    await server.register(transportPlugin, { isAdmin: ({ headers }) => headers['x-admin'] === '1' })
    server.get('/fails', async () => {
      throw new Error('the cause')
    })
    expect((await server.inject({ url: '/fails', headers: { 'x-admin': '1' } })).body).toContain('the cause')
    expect((await server.inject('/fails')).body).not.toContain('the cause')
    const development = fastify()
    await development.register(transportPlugin, { isDevelopment: true })
    development.get('/refuses', async () => {
      throw new RectoError('FORBIDDEN')
    })
    expect((await development.inject('/refuses')).json().errors[0].extensions.stack).toContain('RectoError')
  })

  it('says when to come back', async () => {
    const answer = await app.inject({ url: '/refuses' })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2'])
  })
})

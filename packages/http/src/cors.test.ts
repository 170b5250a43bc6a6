import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { type CorsOptions, corsPlugin } from './cors.ts'

const shop = 'https://shop.example'
const options: CorsOptions = {
  origin: true,
  methods: ['GET', 'PATCH'],
  allowedHeaders: ['Content-Type', 'Authorization'],
  exposedHeaders: ['Content-Range'],
  credentials: true,
  maxAgeSeconds: 600,
}

async function ask(changes: Partial<CorsOptions>, headers: Readonly<Record<string, string>>, method: 'GET' | 'OPTIONS' = 'GET') {
  const server = fastify()
  await server.register(corsPlugin, { ...options, ...changes })
  server.get('/', () => 'data')
  server.options('/', () => 'the route itself')
  return server.inject({ url: '/', method, headers })
}

describe('corsPlugin', () => {
  it.each<[CorsOptions['origin'], string | undefined]>([
    [true, shop],
    ['*', '*'],
    [false, undefined],
    [shop, shop],
    [[shop, 'https://a.example'], shop],
    ['https://a.example', undefined],
    ['https://shop.exampl', undefined],
    [/\.example$/, shop],
    [[/^https:\/\/a\./], undefined],
    [[], undefined],
  ])('with origin %s allows %s', async (origin, allowed) => {
    const answer = await ask({ origin }, { origin: shop })
    expect([answer.statusCode, answer.body, answer.headers['access-control-allow-origin']]).toEqual([200, 'data', allowed])
  })

  it('answers an allowed preflight request itself, before any route', async () => {
    const { statusCode, body, headers } = await ask({}, { origin: shop, 'access-control-request-method': 'PATCH' }, 'OPTIONS')
    expect([statusCode, body]).toEqual([204, ''])
    expect(headers).toMatchObject({
      'access-control-allow-origin': shop,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET,PATCH',
      'access-control-allow-headers': 'Content-Type,Authorization',
      'access-control-max-age': '600',
      'access-control-expose-headers': 'Content-Range',
      vary: 'Origin',
    })
  })

  it('leaves OPTIONS without a requested method, and preflights of other origins, to the routes', async () => {
    expect((await ask({}, { origin: shop }, 'OPTIONS')).body).toBe('the route itself')
    const refused = await ask({ origin: false }, { origin: shop, 'access-control-request-method': 'PATCH' }, 'OPTIONS')
    expect([refused.body, refused.headers['access-control-allow-methods']]).toEqual(['the route itself', undefined])
  })

  it('sends preflight headers with preflights only', async () => {
    expect((await ask({}, { origin: shop })).headers['access-control-allow-methods']).toBeUndefined()
  })

  it('says that answers differ by origin also to callers without one, and nothing else', async () => {
    const { headers } = await ask({}, {})
    expect(headers['vary']).toBe('Origin')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('leaves out what is not granted', async () => {
    const { headers } = await ask({ credentials: false, exposedHeaders: [] }, { origin: shop })
    expect(headers['access-control-allow-credentials']).toBeUndefined()
    expect(headers['access-control-expose-headers']).toBeUndefined()
  })
})

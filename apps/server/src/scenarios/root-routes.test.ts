import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiHeaders, corsPlugin, pageHeaders } from '@recto/http/server'
import { type FastifyInstance, fastify } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { apiHeaderOptions, corsOptions, pageHeaderOptions } from '../http-options.ts'
import { rootRoutes } from '../root-routes.ts'
import { studioRoutes } from '../studio-routes.ts'

const configOf = (environment: Record<string, string> = {}) =>
  readConfig({ folder: tmpdir(), environment: { SECRET: 'x'.repeat(32), CONFIG_PATH: 'none', ...environment } })

describe('the studio', () => {
  let folder: string
  let server: FastifyInstance

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recto-studio-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<html>studio</html>')
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>')
    writeFileSync(join(folder, 'assets', 'index-Ab3.js'), `run()${' '.repeat(4000)}`)
    server = fastify({ routerOptions: { caseSensitive: false, ignoreTrailingSlash: true } })
    await server.register(studioRoutes, { prefix: '/admin', folder, headers: pageHeaders(pageHeaderOptions(await configOf())) })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  it.each(['/admin', '/admin/', '/admin/content/authors', '/admin/content/authors/a.b', '/admin/..%2f..%2fetc/passwd', '/admin/x.svg'])(
    'answers %s with its page',
    async (url) => {
      const response = await server.inject(url)
      expect(response.body).toBe('<html>studio</html>')
      expect(response.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
      expect(response.headers['content-security-policy']).toMatch(/script-src 'self'/)
    },
  )

  it('lets browsers keep its files, and compresses them', async () => {
    const response = await server.inject({ url: '/admin/assets/index-Ab3.js', headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip' })
    expect((await server.inject('/admin/favicon.svg')).body).toBe('<svg/>')
  })

  it.each(['/admin/assets/gone.js', '/admin/assets/../../secret', '/admin/assets/..%2findex.html'])('has no file %s', async (url) => {
    const response = await server.inject(url)
    expect(response.body).not.toContain('run()')
    expect([403, 404].includes(response.statusCode) || response.body === '<html>studio</html>').toBe(true)
  })

  it('says when it is not built', async () => {
    const bare = fastify()
    await bare.register(studioRoutes, { prefix: '/admin', folder: null, headers: {} })
    expect((await bare.inject('/admin/content')).statusCode).toBe(503)
  })
})

describe('the front', () => {
  it('leads to the studio and keeps robots out', async () => {
    const server = fastify()
    await server.register(rootRoutes, { values: (await configOf()).values })
    expect((await server.inject('/')).headers).toMatchObject({ location: './admin' })
    expect((await server.inject('/robots.txt')).body).toBe('User-agent: *\nDisallow: /')
  })

  it('leads nowhere when told so', async () => {
    const server = fastify()
    await server.register(rootRoutes, { values: (await configOf({ ROOT_REDIRECT: 'false' })).values })
    expect((await server.inject('/')).statusCode).toBe(404)
  })
})

describe('headers', () => {
  it('follow the configuration', async () => {
    const config = await configOf({
      CONTENT_SECURITY_POLICY_DIRECTIVES__IMG_SRC: "'self',https://x",
      HSTS_ENABLED: 'true',
      CROSS_ORIGIN_OPENER_POLICY_ENABLED: 'false',
    })
    const headers = pageHeaders(pageHeaderOptions(config))
    expect(headers['content-security-policy']).toContain(";img-src 'self' https://x;")
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['cross-origin-opener-policy']).toBeUndefined()
    expect(apiHeaders(apiHeaderOptions(config))['content-security-policy']).toBe("default-src 'none'")
  })
})

describe('cross-origin requests', () => {
  const ask = async (environment: Record<string, string>, headers: Record<string, string>, method: 'GET' | 'OPTIONS' = 'GET') => {
    const server = fastify()
    const cors = corsOptions((await configOf(environment)).values)
    if (cors !== null) await server.register(corsPlugin, cors)
    server.get('/', () => 'x')
    return server.inject({ url: '/', method, headers })
  }
  const origin = 'https://shop.example'

  it.each([
    [{}, undefined],
    [{ CORS_ENABLED: 'true' }, undefined],
    [{ CORS_ENABLED: 'true', CORS_ORIGIN: 'true' }, origin],
    [{ CORS_ENABLED: 'true', CORS_ORIGIN: '*' }, '*'],
    [{ CORS_ENABLED: 'true', CORS_ORIGIN: `https://a.example,${origin}` }, origin],
    [{ CORS_ENABLED: 'true', CORS_ORIGIN: 'regex:\\.example$' }, origin],
    [{ CORS_ENABLED: 'true', CORS_ORIGIN: 'https://other.example' }, undefined],
  ])('with %o', async (environment, allowed) => {
    expect((await ask(environment as Record<string, string>, { origin })).headers['access-control-allow-origin']).toBe(allowed)
  })

  it('are asked for first', async () => {
    const headers = { origin, 'access-control-request-method': 'PATCH' }
    const response = await ask({ CORS_ENABLED: 'true', CORS_ORIGIN: 'true' }, headers, 'OPTIONS')
    expect(response.statusCode).toBe(204)
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET,POST,PATCH,DELETE',
      'access-control-allow-headers': 'Content-Type,Authorization',
      'access-control-max-age': '18000',
      'access-control-expose-headers': 'Content-Range',
      vary: 'Origin',
    })
  })
})

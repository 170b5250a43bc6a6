import { fastify, LogController } from 'fastify'
import { describe, expect, it } from 'vitest'
import { describeRequest, redactedPaths, redactedText, redactTokens, requestLogPlugin } from './request-log.ts'

describe('redactTokens', () => {
  it.each([
    ['/items/a?access_token=abc', '/items/a?access_token=--redacted--'],
    ['/a?x=1&access_token=abc&y=2', '/a?x=1&access_token=--redacted--&y=2'],
    ['/a?ACCESS_TOKEN=abc', '/a?ACCESS_TOKEN=--redacted--'],
    ['/a?access_token[]=abc&access_token%5B0%5D=d', '/a?access_token[]=--redacted--&access_token%5B0%5D=--redacted--'],
    ['/users/register/verify-email?token=abc', '/users/register/verify-email?token=--redacted--'],
    ['/a?b=access_token', '/a?b=access_token'],
  ])('%s', (url, shown) => {
    expect(redactTokens(url)).toBe(shown)
    expect(describeRequest({ method: 'GET', url, ip: '::1' })).toEqual({ method: 'GET', url: shown, ip: '::1' })
  })
})

describe('redactedPaths', () => {
  it('keep secrets out of a log', () => {
    const lines: string[] = []
    const serializers = { req: (req: object) => ({ ...req }), res: (res: object) => ({ ...res }) }
    const redact = { paths: [...redactedPaths], censor: redactedText }
    const { log } = fastify({ logger: { redact, serializers, stream: { write: (line: string) => void lines.push(line) } } })
    const secret = 'swordfish'
    log.info({ req: { headers: { authorization: secret, cookie: secret } }, res: { headers: { 'set-cookie': secret } } })
    for (const name of ['password', 'secret', 'access_token', 'refresh_token']) {
      log.info({ [name]: secret })
      log.info({ user: { [name]: secret } })
    }
    expect(lines).toHaveLength(9)
    for (const line of lines) {
      expect(line).not.toContain(secret)
      expect(line).toContain(redactedText)
    }
  })
})

describe('requestLogPlugin', () => {
  it('logs each answered request with status and duration, without those of ignored paths', async () => {
    const lines: Record<string, unknown>[] = []
    const logger = {
      level: 'info',
      serializers: { req: (request: object) => ({ ...describeRequest(request) }) },
      stream: { write: (line: string) => void lines.push(JSON.parse(line)) },
    }
    const server = fastify({ logger, logController: new LogController({ disableRequestLogging: true }) })
    await server.register(requestLogPlugin, { ignoredPaths: ['/server/ping'] })
    server.get('/server/ping', () => 'pong')
    server.get('/items', (_request, reply) => reply.code(201).send('x'))
    await server.inject('/server/ping?x=1')
    await server.inject('/items?access_token=abc')
    await server.inject('/missing')
    const logged = lines.filter(({ msg }) => msg === 'request')
    expect(logged).toMatchObject([
      {
        level: 30,
        status: 201,
        ms: expect.any(Number),
        reqId: expect.any(String),
        req: { method: 'GET', url: '/items?access_token=--redacted--' },
      },
      { status: 404 },
    ])
  })
})

import { type AddressInfo, connect } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rootPlugin } from './root-plugin.ts'
import { httpServerOptions } from './server-options.ts'

const portOf = ({ server }: FastifyInstance): number => (server.address() as AddressInfo).port

/** Sends bytes as they are, and gives what comes back until the server hangs up. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8')
    socket.on('data', (part) => {
      answer += String(part)
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

function bodyOf(answer: string): unknown {
  return JSON.parse(answer.split('\r\n\r\n')[1] ?? '')
}

describe('requests that reach no route', () => {
  let app: FastifyInstance

  beforeEach(async () => {
    app = fastify({ ...httpServerOptions(), logger: false })
    await app.register(rootPlugin)
    app.get('/known', async () => {
      throw new Error('unexpected')
    })
  })
  afterEach(() => app.close())

  it('answers what is no HTTP in the common form', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const answer = await exchange(portOf(app), 'NONSENSE\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(bodyOf(answer)).toMatchObject({ errors: [{ extensions: { code: 'INVALID_PAYLOAD' } }] })
    const large = await exchange(portOf(app), `GET / HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(70_000)}\r\n\r\n`)
    expect(large).toMatch(/^HTTP\/1.1 431 /)
    expect(bodyOf(large)).toHaveProperty('errors')
  })

  it('limits how long a request may take to arrive', () => {
    expect(app.server.requestTimeout).toBe(300_000)
  })

  it('answers an unknown route with an empty JSON body in the common form', async () => {
    for (const method of ['POST', 'DELETE'] as const) {
      const answer = await app.inject({ method, url: '/nowhere', headers: { 'content-type': 'application/json' } })
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { errors: [{ extensions: { code: 'ROUTE_NOT_FOUND' } }] }])
    }
  })

  it('refuses in the common form while it closes', async () => {
    let answer = ''
    app.addHook('preClose', async () => {
      answer = await exchange(portOf(app), 'GET /known HTTP/1.1\r\nhost: x\r\n\r\n')
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    await app.close()
    expect(answer).toMatch(/^HTTP\/1.1 503 .*\r\n[\s\S]*connection: close\r\n/i)
    expect(bodyOf(answer)).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
  })

  it('answers errors of any route in the common form', async () => {
    expect((await app.inject({ url: '/known' })).json()).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
  })
})

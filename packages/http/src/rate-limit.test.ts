import { type Limiter, memoryCoordination } from '@recto/bus'
import { fastify } from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import { rateLimitPlugin } from './rate-limit.ts'
import { transportPlugin } from './transport-plugin.ts'

const coordination = memoryCoordination({ warn: () => {} })
let names = 0
const limiter = (points: number): Limiter => coordination.limiter({ name: `test ${names++}`, points, durationMs: 60_000 })

async function serverWith(options: Parameters<typeof rateLimitPlugin>[1]) {
  const server = fastify()
  await server.register(transportPlugin)
  await server.register(rateLimitPlugin, options)
  const handled = vi.fn(async () => 'data')
  server.get('/', handled)
  const ask = async (remoteAddress: string, headers = {}) => server.inject({ url: '/', remoteAddress, headers })
  return { ask, handled, log: vi.spyOn(server.log, 'warn') }
}

describe('rateLimitPlugin', () => {
  it('refuses an address once it has sent too many requests, and no other address', async () => {
    const { ask, handled } = await serverWith({ perAddress: limiter(2) })
    const statuses = []
    for (const address of ['1.1.1.1', '1.1.1.1', '1.1.1.1', '2.2.2.2']) statuses.push((await ask(address)).statusCode)
    expect(statuses).toEqual([200, 200, 429, 200])
    expect(handled).toHaveBeenCalledTimes(3)
  })

  it('says when to come back', async () => {
    const { ask } = await serverWith({ perAddress: limiter(1) })
    await ask('1.1.1.1')
    const refused = await ask('1.1.1.1')
    expect(refused.json().errors[0].extensions).toMatchObject({ code: 'REQUESTS_EXCEEDED', limit: 1 })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50)
  })

  it('counts all clients together when there is a global limit', async () => {
    const { ask } = await serverWith({ perAddress: limiter(10), global: limiter(2) })
    const statuses = []
    for (const address of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) statuses.push((await ask(address)).statusCode)
    expect(statuses).toEqual([200, 200, 429])
  })

  it('counts by the address of the configured header', async () => {
    const addressOf = (request: { headers: Record<string, unknown> }) => request.headers['x-client'] as string | undefined
    const { ask } = await serverWith({ perAddress: limiter(1), addressOf })
    const statuses = []
    for (const client of ['5.5.5.5', '6.6.6.6', '5.5.5.5']) statuses.push((await ask('1.1.1.1', { 'x-client': client })).statusCode)
    expect([...statuses, (await ask('1.1.1.1')).statusCode]).toEqual([200, 200, 429, 200])
  })

  it('counts all addresses of one IPv6 network as one', async () => {
    const { ask } = await serverWith({ perAddress: limiter(1) })
    expect((await ask('2001:db8:1:1::1')).statusCode).toBe(200)
    expect((await ask('2001:db8:1:1::2')).statusCode).toBe(429)
  })

  it('answers requests that can not be counted, and warns', async () => {
    const consume = async () => {
      throw new Error('the store is gone')
    }
    const { ask, log } = await serverWith({ perAddress: { ...limiter(1), consume } })
    expect((await ask('1.1.1.1')).statusCode).toBe(200)
    expect(log).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('could not be counted'))
  })
})

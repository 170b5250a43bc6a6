import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { addressFromHeader, trustProxyOption } from './client-address.ts'

describe('the address of a client', () => {
  const ask = async (setting: unknown, header: string | null = null) => {
    const server = fastify({ trustProxy: trustProxyOption(setting) })
    const addressOf = header === null ? undefined : addressFromHeader(header)
    server.get('/', (request) => addressOf?.(request) ?? request.ip)
    return (await server.inject({ url: '/', headers: { 'x-forwarded-for': '1.1.1.1, 2.2.2.2', 'x-real-ip': '3.3.3.3', 'x-odd': 'me' } }))
      .body
  }

  it.each([
    [false, '127.0.0.1'],
    [true, '1.1.1.1'],
    [1, '2.2.2.2'],
    ['loopback', '2.2.2.2'],
    [['loopback', '2.2.2.2'], '1.1.1.1'],
  ])('trusting %j', async (setting, ip) => expect(await ask(setting)).toBe(ip))

  it.each([
    ['X-Real-IP', '3.3.3.3'],
    ['x-odd', '127.0.0.1'],
    ['x-missing', '127.0.0.1'],
  ])('in a header %s', async (header, ip) => {
    expect(await ask(false, header)).toBe(ip)
  })
})

import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { clientFacts } from './client-facts.ts'

const request = (ip: string, headers: Readonly<Record<string, string>> = {}) => ({ ip, headers }) as unknown as FastifyRequest

describe('clientFacts', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['2001:db8::1', '2001:db8::1'],
    ['<script>', null],
  ])('has for the address %s the address %s', (ip, expected) => {
    expect(clientFacts(request(ip)).ip).toBe(expected)
  })

  it('prefers the address of the configured header', () => {
    expect(clientFacts(request('1.2.3.4'), () => '5.6.7.8').ip).toBe('5.6.7.8')
    expect(clientFacts(request('1.2.3.4'), () => undefined).ip).toBe('1.2.3.4')
  })

  it('cuts texts that would not fit their columns', () => {
    const headers = { 'user-agent': 'a'.repeat(2000), origin: 'o'.repeat(300) }
    expect(clientFacts(request('::1', headers))).toEqual({ ip: '::1', userAgent: 'a'.repeat(1024), origin: 'o'.repeat(255) })
    expect(clientFacts(request('::1'))).toEqual({ ip: '::1', userAgent: null, origin: null })
  })
})

import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const ask = (headers: Readonly<Record<string, string>>, method = 'POST') =>
  isSameOrigin({ method, headers, host: 'data.example' } as unknown as FastifyRequest, {
    publicUrl: 'https://public.example/data',
    isAllowed: (origin) => origin === 'https://app.example',
  })

describe('a write with cookies', () => {
  it.each([
    [{}],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://proxy.example' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://app.example' }],
    [{ origin: 'https://app.example' }],
    [{ origin: 'https://data.example' }],
    [{ origin: 'https://public.example' }],
  ])('is accepted with %j', (headers) => {
    expect(ask(headers)).toBe(true)
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://other.data.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://data.example' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'https://data.example.evil.example' }],
  ])('is refused with %j', (headers) => {
    expect(ask(headers)).toBe(false)
    expect(ask(headers, 'GET')).toBe(true)
  })
})

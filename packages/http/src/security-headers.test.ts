import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { apiHeaders, headersPlugin, pageHeaders } from './security-headers.ts'

const hsts = { maxAgeSeconds: 60, includeSubDomains: true, preload: true }

describe('apiHeaders', () => {
  it('forbids browsers to run or guess anything', () => {
    expect(apiHeaders({ hsts: null })).toEqual({
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-powered-by': 'Recto',
    })
  })

  it.each([
    [hsts, 'max-age=60; includeSubDomains; preload'],
    [{ ...hsts, preload: false }, 'max-age=60; includeSubDomains'],
    [{ ...hsts, includeSubDomains: false, preload: false }, 'max-age=60'],
  ])('with %o asks for HTTPS', (given, header) => {
    expect(apiHeaders({ hsts: given })['strict-transport-security']).toBe(header)
  })
})

describe('pageHeaders', () => {
  const policyOf = (contentSecurityPolicy: Parameters<typeof pageHeaders>[0]['contentSecurityPolicy']) =>
    pageHeaders({ hsts: null, crossOriginOpenerPolicy: null, contentSecurityPolicy })['content-security-policy']

  it('allows the page what it needs, and no frames of others, plugins or inline handlers', () => {
    const directives = policyOf({})?.split(';')
    expect(directives).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self' 'unsafe-eval'",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "script-src-attr 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ]),
    )
  })

  it('keeps the headers of the API', () => {
    expect(pageHeaders({ hsts, crossOriginOpenerPolicy: 'same-origin', contentSecurityPolicy: {} })).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.any(String),
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(pageHeaders({ hsts: null, crossOriginOpenerPolicy: null, contentSecurityPolicy: {} })).not.toHaveProperty(
      'cross-origin-opener-policy',
    )
  })

  it('replaces directives of the same name, in either spelling, and keeps the others', () => {
    const policy = policyOf({ directives: { imgSrc: ["'self'", 'https://x'], 'font-src': "'none'", sandbox: '' } })
    expect(policy).toContain(";img-src 'self' https://x;")
    expect(policy).toContain(";font-src 'none';")
    expect(policy?.split('img-src')).toHaveLength(2)
    expect(policy).toMatch(/;sandbox$/)
    expect(policyOf({ directives: { defaultSrc: "'none'" }, useDefaults: false })).toBe("default-src 'none'")
  })

  it('does not let a value add directives or headers', () => {
    expect(policyOf({ directives: { imgSrc: "'self'; script-src *\r\nset-cookie: a=b" }, useDefaults: false })).toBe(
      "img-src 'self' script-src *set-cookie: a=b",
    )
  })

  it('only reports when that is configured; the policy of the API still holds', () => {
    const headers = pageHeaders({ hsts: null, crossOriginOpenerPolicy: null, contentSecurityPolicy: { reportOnly: true } })
    expect(headers['content-security-policy-report-only']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).toBe("default-src 'none'")
  })
})

describe('headersPlugin', () => {
  it('sends its headers with every answer, errors too', async () => {
    const server = fastify()
    await server.register(headersPlugin, { headers: { 'x-test': 'yes' } })
    server.get('/', () => 'data')
    for (const url of ['/', '/missing']) expect((await server.inject(url)).headers['x-test'], url).toBe('yes')
  })
})

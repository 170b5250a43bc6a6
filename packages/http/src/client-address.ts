import { isIP } from 'node:net'
import type { FastifyRequest, FastifyServerOptions } from 'fastify'

/** Reads the address of a request's client. */
export type AddressReader = (request: FastifyRequest) => string | undefined

/**
 * fastify's `trustProxy` from a setting: `true` trusts every `X-Forwarded-For`, a number that many proxies, a list or a text
 * with commas the proxies of these addresses.
 */
export function trustProxyOption(setting: unknown): NonNullable<FastifyServerOptions['trustProxy']> {
  if (typeof setting === 'boolean') return setting
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  if (Array.isArray(setting)) return setting.map(String)
  return typeof setting === 'string' && setting !== '' ? setting.split(',').map((entry) => entry.trim()) : false
}

/** Reads the client's address from a header of its own, such as `CF-Connecting-IP`; `undefined` when it holds no address. */
export function addressFromHeader(name: string): AddressReader {
  const header = name.toLowerCase()
  return (request) => {
    const value = request.headers[header]
    const address = Array.isArray(value) ? value[0] : value
    return address !== undefined && isIP(address) !== 0 ? address : undefined
  }
}

import { isIP } from 'node:net'
import type { FastifyRequest, FastifyServerOptions } from 'fastify'

/** Whose `X-Forwarded-For` fastify believes, from `IP_TRUST_PROXY`: everyone's, nobody's, some hops', some addresses'. */
export function trustProxy(setting: unknown): NonNullable<FastifyServerOptions['trustProxy']> {
  if (typeof setting === 'boolean') return setting
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  if (Array.isArray(setting)) return setting.map(String)
  return typeof setting === 'string' && setting !== '' ? setting.split(',').map((entry) => entry.trim()) : false
}

/** Reads the client's address from the header named by `IP_CUSTOM_HEADER`; `undefined` when it holds none. */
export function ipFromHeader(setting: unknown): ((request: FastifyRequest) => string | undefined) | undefined {
  if (typeof setting !== 'string' || setting === '' || setting === 'false') return undefined
  const header = setting.toLowerCase()
  return (request) => {
    const value = request.headers[header]
    const address = Array.isArray(value) ? value[0] : value
    return address !== undefined && isIP(address) !== 0 ? address : undefined
  }
}

import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { AddressReader } from './client-address.ts'

/** Where a request comes from, as it is recorded with sessions and activity. */
export interface ClientFacts {
  /** IPv4 addresses without the prefix of their IPv6 form. */
  readonly ip: string | null
  /** At most 1024 characters. */
  readonly userAgent: string | null
  /** The `Origin` header, at most 255 characters. */
  readonly origin: string | null
}

/** Address, user agent and origin of a request. */
export function clientFacts(request: FastifyRequest, addressOf?: AddressReader): ClientFacts {
  const ip = addressOf?.(request) ?? request.ip
  const { 'user-agent': userAgent, origin } = request.headers
  return {
    // A trusted proxy may pass on any text its client wrote.
    ip: isIP(ip) !== 0 ? ip.replace(/^::ffff:/, '') : null,
    userAgent: userAgent?.slice(0, 1024) ?? null,
    origin: origin?.slice(0, 255) ?? null,
  }
}

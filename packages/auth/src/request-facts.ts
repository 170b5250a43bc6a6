import { isIP } from 'node:net'

/** Where a request comes from, as recorded with sessions and activity. */
export interface RequestFacts {
  /** IPv4 addresses without the prefix of their IPv6 form. */
  readonly ip: string | null
  /** At most 1024 characters. */
  readonly userAgent: string | null
  /** The `Origin` header. */
  readonly origin: string | null
}

/** The facts, in the form they are kept. */
export function requestFacts(
  ip: string | undefined,
  headers: { readonly 'user-agent'?: string | undefined; readonly origin?: string | undefined },
): RequestFacts {
  return {
    // A trusted proxy may pass on whatever its client wrote.
    ip: ip !== undefined && isIP(ip) !== 0 ? ip.replace(/^::ffff:/, '') : null,
    userAgent: headers['user-agent']?.slice(0, 1024) ?? null,
    origin: headers.origin?.slice(0, 255) ?? null,
  }
}

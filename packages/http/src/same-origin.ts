import type { FastifyRequest } from 'fastify'

/** Whose pages may write with the cookies of a browser. */
export interface OriginRules {
  /** Where this server is reached, besides the host of the request. @default no other address */
  readonly publicUrl?: string
  /** Origins that CORS permits. @default none */
  readonly isAllowed?: (origin: string) => boolean
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that a browser has sent cookies with comes from a page of this server, or of an origin that may call it:
 * a page of anybody else must not write in the name of its visitor. Requests that only read change nothing, and clients that
 * are no browsers send neither of the headers (Fetch Metadata, W3C; RFC 6454).
 */
export function isSameOrigin(request: FastifyRequest, { publicUrl, isAllowed = () => false }: OriginRules): boolean {
  if (reading.has(request.method)) return true
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin' || site === 'none') return true
  if (origin === undefined) return site === undefined
  const host = hostOf(origin)
  return isAllowed(origin) || (site === undefined && host !== null && (host === request.host || host === hostOf(publicUrl ?? '')))
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null
}

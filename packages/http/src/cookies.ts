/** Where a cookie is valid. */
export interface CookieSettings {
  readonly name: string
  readonly domain: string | null
  /** Sent over HTTPS only. */
  readonly isSecure: boolean
  readonly sameSite: 'lax' | 'strict' | 'none'
}

/** How long a cookie is kept. */
export interface CookieLife {
  readonly ttlMs: number
  readonly now: Date
}

/** The value of a cookie in a `Cookie` header; `null` when it is missing or empty. */
export function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined || !header.includes(name)) return null
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals !== -1 && pair.slice(0, equals).trim() === name) return decode(pair.slice(equals + 1).trim()) || null
  }
  return null
}

/** A `Set-Cookie` header. To clear a cookie, set an empty value: browsers replace it only when all attributes are the same. */
export function serializeCookie(settings: CookieSettings, value: string, { ttlMs, now }: CookieLife): string {
  const { name, domain, isSecure, sameSite } = settings
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Max-Age=${Math.floor(ttlMs / 1000)}`,
    ...(domain === null ? [] : [`Domain=${domain}`]),
    'Path=/',
    `Expires=${new Date(now.getTime() + ttlMs).toUTCString()}`,
    'HttpOnly',
    ...(isSecure ? ['Secure'] : []),
    `SameSite=${sameSite[0]?.toUpperCase()}${sameSite.slice(1)}`,
  ].join('; ')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/^"(.*)"$/, '$1'))
  } catch {
    return text
  }
}

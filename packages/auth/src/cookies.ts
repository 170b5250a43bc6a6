/** Where a cookie is valid. */
export interface CookieSettings {
  readonly name: string
  readonly domain: string | null
  /** Over HTTPS only. */
  readonly isSecure: boolean
  readonly sameSite: 'lax' | 'strict' | 'none'
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

/** A `Set-Cookie` header. Clearing is setting an empty value: attributes must stay the same for browsers to replace it. */
export function writeCookie(settings: CookieSettings, value: string, life: { readonly ttlMs: number; readonly now: Date }): string {
  const { name, domain, isSecure, sameSite } = settings
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Max-Age=${Math.floor(life.ttlMs / 1000)}`,
    ...(domain === null ? [] : [`Domain=${domain}`]),
    'Path=/',
    `Expires=${new Date(life.now.getTime() + life.ttlMs).toUTCString()}`,
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

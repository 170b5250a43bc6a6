import { invalidPayload } from '@recto/errors'

/** Where the link of a mail may lead. */
export interface LinkRequest {
  /** The page the caller asks for; `null`: the default. */
  readonly requested: string | null
  readonly allowList: readonly string[]
  /** What the page is for, for the error: `URL "…" can't be used to <purpose>`. */
  readonly purpose: string
  /** The default page. */
  readonly fallback: string
}

/** The page a link leads to. @throws {RectoError} INVALID_PAYLOAD when the requested page is not on the list */
export function linkTarget({ requested, allowList, purpose, fallback }: LinkRequest): string {
  if (requested === null) return fallback
  if (!isListed(requested, allowList)) throw invalidPayload(`URL "${requested}" can't be used to ${purpose}`)
  return requested
}

/** Whether a URL has the origin and path of an entry; its query may differ. */
export function isListed(url: string, allowList: readonly string[]): boolean {
  const target = originAndPath(url)
  return target !== null && allowList.some((entry) => originAndPath(entry) === target)
}

/** URLs with credentials are rejected: `https://recto.example@evil.example` looks like another host. */
function originAndPath(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, origin, pathname, username, password } = new URL(url)
  if (username !== '' || password !== '' || !['http:', 'https:'].includes(protocol)) return null
  return `${origin}${pathname}`
}

/** A page with a token in its query. */
export function withToken(page: string, token: string): string {
  const url = new URL(page)
  url.searchParams.set('token', token)
  return url.href
}

/** A page below the public URL, which may have a path itself. */
export function publicPage(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`
}

/** Where a redirect may lead. */
export interface RedirectRules {
  readonly publicUrl: string
  readonly allowList: readonly string[]
}

/**
 * The page to show after logging in: a path of this server, its own URL, or a URL on the list.
 * @throws {RectoError} INVALID_PAYLOAD for anything else
 */
export function resolveRedirect(redirect: string | null, { publicUrl, allowList }: RedirectRules): string {
  if (redirect === null || redirect === '') return '/'
  if (isLocalPath(redirect)) return redirect
  const isOwn = URL.canParse(redirect) && originAndPath(redirect) !== null && new URL(redirect).origin === new URL(publicUrl).origin
  if (isOwn || isListed(redirect, allowList)) return redirect
  throw invalidPayload('Invalid "redirect" provided')
}

/** Browsers take `//host` and `/\host` for other hosts and skip control characters, so the path is resolved as they do. */
function isLocalPath(redirect: string): boolean {
  const base = 'http://own.invalid'
  if (!/^\.{0,2}\/(?!\/)/.test(redirect) || /[\\\p{Cc}]/u.test(redirect)) return false
  return URL.canParse(redirect, base) && new URL(redirect, base).origin === base
}

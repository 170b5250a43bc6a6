import { invalidPayload } from '@recto/errors'

/** Where a mail leads: an address from a list, or our own page. */
export interface LinkRequest {
  /** What the caller would like; `null`: our own page. */
  readonly asked: string | null
  readonly allowList: readonly string[]
  /** What an address is wanted for, for the refusal: `URL "…" can't be used to <purpose>`. */
  readonly purpose: string
  readonly own: string
}

/** The page of a link. @throws {RectoError} INVALID_PAYLOAD when it is not on the list */
export function pageFor({ asked, allowList, purpose, own }: LinkRequest): string {
  if (asked === null) return own
  if (!isListed(asked, allowList)) throw invalidPayload(`URL "${asked}" can't be used to ${purpose}`)
  return asked
}

/** Whether an address is on a list: origin and path must be those of an entry, the query may differ. */
export function isListed(url: string, allowList: readonly string[]): boolean {
  const place = placeOf(url)
  return place !== null && allowList.some((entry) => placeOf(entry) === place)
}

/** Credentials in an address make it look like another one, so such an address is nowhere. */
function placeOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, origin, pathname, username, password } = new URL(url)
  if (username !== '' || password !== '' || !['http:', 'https:'].includes(protocol)) return null
  return `${origin}${pathname}`
}

/** A page with a token in its query. */
export function linkTo(page: string, token: string): string {
  const url = new URL(page)
  url.searchParams.set('token', token)
  return url.href
}

/** An address below the public one, which may itself lie in a folder. */
export function ownPage(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`
}

/** Of whom a redirect may lead away. */
export interface RedirectRules {
  readonly publicUrl: string
  readonly allowList: readonly string[]
}

/**
 * Where to go after logging in: a path of ours, our own address, or one on the list.
 * @throws {RectoError} INVALID_PAYLOAD for anything else
 */
export function resolveRedirect(redirect: string | null, { publicUrl, allowList }: RedirectRules): string {
  if (redirect === null || redirect === '') return '/'
  if (isOwnPath(redirect)) return redirect
  const isOwn = URL.canParse(redirect) && placeOf(redirect) !== null && new URL(redirect).origin === new URL(publicUrl).origin
  if (isOwn || isListed(redirect, allowList)) return redirect
  throw invalidPayload('Invalid "redirect" provided')
}

/** Browsers read `//host`, `/\host` and control characters in their own ways, so whoever stays is asked the way they do. */
function isOwnPath(redirect: string): boolean {
  const base = 'http://own.invalid'
  if (!/^\.{0,2}\/(?!\/)/.test(redirect) || /[\\\p{Cc}]/u.test(redirect)) return false
  return URL.canParse(redirect, base) && new URL(redirect, base).origin === base
}

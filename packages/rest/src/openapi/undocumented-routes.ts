import type { RegisteredRoute } from '@recto/http'

/** Routes that are not part of the OpenAPI document, and why. */
const reasons: readonly { readonly method?: string; readonly url?: RegExp; readonly reason: string }[] = [
  { method: 'HEAD', reason: 'HEAD is GET without a response body' },
  { method: 'OPTIONS', reason: 'OPTIONS is a preflight request of browsers' },
  { method: 'SEARCH', reason: 'OpenAPI 3.1 does not support SEARCH, which reads as GET does, with the query in the body' },
  { url: /^\/(?:items)\//, reason: 'Each collection is documented by paths of its own' },
  { url: /^\/admin(?:\/|$)/, reason: 'The studio is not part of the API' },
  { url: /^\/$/, reason: 'It redirects browsers to the studio' },
  { url: /^\/robots\.txt$/, reason: 'It is for web crawlers' },
  { url: /\*/, reason: 'Wildcard routes have no fixed paths' },
]

/** Why a route is not part of the document; `null` when it is. */
export function undocumentedReason({ method, url }: RegisteredRoute): string | null {
  const found = reasons.find((row) => (row.method ?? method) === method && (row.url?.test(url) ?? true))
  return found?.reason ?? null
}

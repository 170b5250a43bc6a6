import type { RegisteredRoute } from '@recto/http'

/** Routes the document of the API leaves out, and why. */
const reasons: readonly { readonly method?: string; readonly url?: RegExp; readonly reason: string }[] = [
  { method: 'HEAD', reason: 'It is GET without a body' },
  { method: 'OPTIONS', reason: 'It is what browsers ask before a request, not a request' },
  { method: 'SEARCH', reason: 'OpenAPI 3.1 has no word for it; it reads what GET reads, with the query in the body' },
  { url: /^\/(?:items)\//, reason: 'Each collection has paths of its own' },
  { url: /^\/admin(?:\/|$)/, reason: 'The studio: the files of an application' },
  { url: /^\/$/, reason: 'It sends browsers to the studio' },
  { url: /^\/robots\.txt$/, reason: 'It is for search engines' },
  { url: /\*/, reason: 'What it serves has no pattern' },
]

/** Why a route is left out of the document; `null` when it is not. */
export function undocumentedReason({ method, url }: RegisteredRoute): string | null {
  const found = reasons.find((row) => (row.method ?? method) === method && (row.url?.test(url) ?? true))
  return found?.reason ?? null
}

import type { RegisteredRoute } from '@recto/http'
import fc from 'fast-check'

/** A request to any route. */
export interface RouteRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What requests are made of: names that exist, so that some get past the first check. */
export interface RouteFuzzModel {
  readonly routes: readonly RegisteredRoute[]
  readonly collections: readonly string[]
  readonly fields: readonly string[]
  /** Tokens by who has them. */
  readonly tokens: { readonly admin: string; readonly editor: string }
}

const texts = fc.constantFrom(
  ...['', '0', '1', '-1', '1,1', 'null', '*', '..', '%00', '\u0000', 'é𝄞\u202e', "'--", '{}', '[]', '__proto__', '9'.repeat(400)],
  ...['$NOW', '$CURRENT_USER', '00000000-0000-4000-8000-000000000000', '2024-02-30', '1e400', 'x'.repeat(5000)],
)
const leaf = fc.oneof(texts, fc.string({ maxLength: 20 }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))

/** Requests to all routes; most are well formed as HTTP and JSON, and then of any content. */
export function routeRequests(model: RouteFuzzModel): fc.Arbitrary<RouteRequest> {
  const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...model.collections, ...model.fields) }, { weight: 2, arbitrary: texts })
  const key = fc.oneof(name, fc.constantFrom('data', 'keys', 'query', 'meta', 'schema', 'filter', '_or', '_eq', 'id', 'password', 'email'))
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(leaf, name),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  })).node
  return fc
    .record({
      route: fc.constantFrom(...model.routes),
      names: fc.array(name, { minLength: 6, maxLength: 6 }),
      query: fc.array(fc.tuple(parameters, fc.oneof(leaf, value)), { maxLength: 3 }),
      body: fc.oneof({ weight: 8, arbitrary: value.map((part) => JSON.stringify(part) ?? '') }, { weight: 1, arbitrary: brokenBodies }),
      headers: headersOf(model),
    })
    .map(({ route, names, query, body, headers }) => ({
      method: route.method,
      url: `${pathOf(route, names)}?${query.map(([parameter, part]) => `${parameter}=${encoded(part)}`).join('&')}`,
      headers: { ...headers, ...(isDestructive(route) ? { authorization: `Bearer ${model.tokens.editor}` } : {}) },
      body,
    }))
}

const parameters = fc.constantFrom(
  ...['fields', 'filter', 'sort', 'search', 'limit', 'offset', 'page', 'deep', 'alias', 'aggregate', 'groupBy', 'meta', 'cursor'],
  ...['export', 'version', 'dryRun', 'background', 'access_token', 'length', 'force', 'nope', 'filter[id][_eq]', 'deep[a][b][c]'],
)

const brokenBodies = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[',
    '"',
    'nul',
    '{"a":',
    '['.repeat(50_000),
    `{"a":${'[{"b":'.repeat(3000)}`,
    '\uFEFF{}',
    '{"__proto__":{"a":1}}',
  ),
  fc.constant(
    `--x\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\nContent-Type: text/csv\r\n\r\nid,"a\n1,2,3\r\n--x--\r\n`,
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

function headersOf({ tokens }: RouteFuzzModel): fc.Arbitrary<Record<string, string>> {
  const types = fc.constantFrom(
    ...['application/json', 'application/json', 'application/json; charset=latin1', 'text/plain', 'multipart/form-data', 'x/y', ';'],
    'multipart/form-data; boundary=x',
  )
  const accounts = fc.constantFrom(`Bearer ${tokens.admin}`, `Bearer ${tokens.editor}`, 'Bearer nonsense', 'Basic x', '')
  const others = fc.constantFrom<Record<string, string>>(
    ...[{}, {}, {}, { 'if-match': '"x"' }, { 'if-none-match': '*' }, { cookie: 'directus_session_token=x; %zz' }, { range: 'bytes=9-1' }],
    { 'idempotency-key': 'k', accept: 'application/xml', 'accept-language': '*'.repeat(2000) },
  )
  return fc.record({ types, accounts, others }).map(({ types: type, accounts: account, others: more }) => ({
    'content-type': type,
    ...(account === '' ? {} : { authorization: account }),
    ...more,
  }))
}

/** Where an administrator's luck would take away what the other requests need: the model, accounts and their rights. */
function isDestructive({ method, url }: RegisteredRoute): boolean {
  if (['GET', 'HEAD', 'OPTIONS', 'SEARCH'].includes(method)) return false
  return /^\/(?:collections|fields|relations|schema|users|roles|policies|access|permissions|auth|settings|utils\/translations)/.test(url)
}

function pathOf({ url }: RegisteredRoute, names: readonly string[]): string {
  let place = 0
  return url.replace(/:\w+|\*/g, () => encoded(names[place++] ?? ''))
}

/** Halves of characters can't be part of an address. */
function encoded(part: unknown): string {
  const text = typeof part === 'string' ? part : (JSON.stringify(part) ?? '')
  return text === '%00' ? text : encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'))
}

import type { Json } from './json.ts'
import { answers, noContent } from './json.ts'

/** A route as the server knows it. */
export interface KnownRoute {
  readonly method: string
  /** With `:name` for a part that varies. */
  readonly url: string
}

const documented = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])
/** Everything about the data model is changed by administrators alone. */
const administratorsOnly = /^\/(?:schema|collections|fields|relations|utils\/(?:cache|translations))(?:\/|$)/

/** Routes that serve no collection, one operation each. `taken` are the paths that have been described already. */
export function otherPaths(routes: readonly KnownRoute[], taken: ReadonlySet<string>, isAdmin: boolean): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { method, url } of routes) {
    const path = url.replace(/:(\w+)/g, '{$1}')
    if (!documented.has(method) || taken.has(path) || path.startsWith('/items') || path.includes('*')) continue
    if (!isAdmin && administratorsOnly.test(path) && method !== 'GET') continue
    const item = paths[path] ?? parametersOf(path)
    paths[path] = item
    item[method.toLowerCase()] = operation(method, path)
  }
  return paths
}

function parametersOf(path: string): Record<string, unknown> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.length === 0) return {}
  return { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) }
}

function operation(method: string, path: string): Json {
  const words = path
    .split('/')
    .filter((word) => word !== '')
    .map((word) => word.replace(/[{}]/g, ''))
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).replace(/[^A-Za-z0-9]/g, '')).join('')
  const tag = words[0] ?? 'server'
  const body = method === 'GET' || method === 'DELETE' ? {} : { requestBody: { content: { 'application/json': { schema: {} } } } }
  const responses = method === 'DELETE' ? noContent : { ...answers({}), 204: { description: 'Done, with nothing to say' } }
  return { tags: [tag.charAt(0).toUpperCase() + tag.slice(1)], operationId: `${method.toLowerCase()}${name}`, ...body, responses }
}

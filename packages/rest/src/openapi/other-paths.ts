import type { RegisteredRoute } from '@recto/http'
import type { Account } from '@recto/pipeline'
import type { VisibleCollection } from '@recto/pipeline/schema'
import type { JsonObject } from '@recto/protocol'
import { systemRoutes } from '../routes/system-collections.ts'
import { dataResponses, jsonContent, noContentResponses } from './json.ts'
import { type RouteDescription, routeDescriptions } from './route-descriptions.ts'
import { undocumentedReason } from './undocumented-routes.ts'

/** The caller a document is made for, and what they may see. */
export interface DocumentReader {
  readonly account: Account
  readonly model: readonly VisibleCollection[]
}

/** The paths of routes that are not about items, as far as they concern the caller. `taken` are the paths described already. */
export function otherPaths(routes: readonly RegisteredRoute[], taken: readonly string[], reader: DocumentReader): JsonObject {
  const known = new Set([...taken, ...systemRoutes.flatMap(({ path }) => [path, `${path}/{id}`])].map(shapeOf))
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, (_name, name: string) => `{${name === 'key' ? 'id' : name}}`)
    if (undocumentedReason(route) !== null || isOfCollection(route, known) || !isFor(route, reader)) continue
    const item = paths[path] ?? parametersOf(path)
    paths[path] = item
    item[route.method.toLowerCase()] = operation(route, path)
  }
  return paths
}

/** Paths that differ only in the names of parameters are the same path. */
function shapeOf(path: string): string {
  return path.replace(/\{\w+\}|:\w+/g, '{}')
}

function isOfCollection({ url }: RegisteredRoute, known: ReadonlySet<string>): boolean {
  return known.has(shapeOf(url)) && !/^\/(?:users|roles)\/me$/.test(url)
}

const forAdministrators = /^\/(?:schema\/|settings\/owner|permissions\/explain|users\/:user\/|utils\/(?:cache|translations|mails)(?:\/|$))/
const forUsers = /^\/(?:users\/me(?:\/|$)|roles\/me|policies\/me|utils\/jobs)/
const ofModel = /^\/(collections|fields|relations)(?:\/|$)/

/** Routes that are documented only for callers who can read a collection. */
const aboutCollections: readonly (readonly [url: RegExp, collection: string])[] = [
  [/^\/users\/invite$/, 'directus_users'],
  [/^\/shares\/invite$/, 'directus_shares'],
  [/^\/versions\//, 'directus_versions'],
  [/^\/utils\/revert\//, 'directus_revisions'],
]

function isFor({ method, url }: RegisteredRoute, { account, model }: DocumentReader): boolean {
  if (account.isAdmin) return true
  const sees = (name: string): boolean => model.some(({ collection, readable }) => collection.name === name && readable.length > 0)
  const part = ofModel.exec(url)?.[1]
  if (part !== undefined) return method === 'GET' && sees(`directus_${part}`)
  if (forAdministrators.test(url)) return false
  if (forUsers.test(url)) return account.user !== null
  return aboutCollections.every(([pattern, name]) => !pattern.test(url) || sees(name))
}

function parametersOf(path: string): Record<string, unknown> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.length === 0) return {}
  return { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) }
}

function operation({ method, url }: RegisteredRoute, path: string): JsonObject {
  const words = path
    .split('/')
    .filter((word) => word !== '')
    .map((word) => word.replace(/[{}]/g, ''))
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).replace(/[^A-Za-z0-9]/g, '')).join('')
  const tag = words[0] ?? 'server'
  const described = routeDescriptions[`${method} ${url}`]
  return {
    tags: [tag.charAt(0).toUpperCase() + tag.slice(1)],
    operationId: `${method.toLowerCase()}${name}`,
    ...(described === undefined ? {} : { summary: described.summary }),
    ...queryOf(described),
    ...bodyOf(method, described),
    responses: responsesOf(described),
  }
}

function queryOf(described: RouteDescription | undefined): JsonObject {
  if (described?.query === undefined) return {}
  return { parameters: described.query.map((name) => ({ name, in: 'query', schema: { type: 'string' } })) }
}

function bodyOf(method: string, described: RouteDescription | undefined): JsonObject {
  if (described?.body !== undefined) return { requestBody: { content: jsonContent(described.body) } }
  return described !== undefined || method === 'GET' || method === 'DELETE' ? {} : { requestBody: { content: jsonContent({}) } }
}

function responsesOf(described: RouteDescription | undefined): JsonObject {
  if (described?.answer === null) return noContentResponses
  const nothing = { 204: { description: 'No content' } }
  if (described?.mediaType === undefined) return { ...dataResponses(described?.answer ?? {}), ...nothing }
  const { default: failure } = noContentResponses
  return { 200: { description: 'The requested data', content: { [described.mediaType]: { schema: {} } } }, default: failure }
}

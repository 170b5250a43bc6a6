/** What happens to the items of a collection. */
export const itemActions = ['query', 'read', 'create', 'update', 'delete', 'promote', 'sort'] as const

export type ItemAction = (typeof itemActions)[number]

/** Filter events besides those about items: the payload may be changed, or the work refused by throwing. */
export const filterEvents = [
  'authenticate',
  'websocket.authenticate',
  'websocket.message',
  'request.not_found',
  'request.error',
  'database.error',
  'auth.login',
  'auth.jwt',
  'auth.create',
  'auth.update',
  'email.send',
] as const

export type FilterEvent = (typeof filterEvents)[number]

/** Action events besides those about items: emitted afterwards. */
export const actionEvents = [
  'server.start',
  'server.stop',
  'response',
  'auth.login',
  'files.upload',
  'extensions.load',
  'extensions.unload',
  'extensions.reload',
  'extensions.installed',
  'extensions.uninstalled',
  'websocket.connect',
  'websocket.message',
  'websocket.error',
  'websocket.close',
  'websocket.auth.success',
  'websocket.auth.failure',
  'websocket.logs',
  'deployment.webhook',
] as const

export type ActionEvent = (typeof actionEvents)[number]

/** Events of the start of a server, in their order. */
export const initEvents = [
  'cli.before',
  'cli.after',
  'app.before',
  'middlewares.before',
  'middlewares.after',
  'routes.before',
  'routes.custom.before',
  'routes.custom.after',
  'routes.after',
  'app.after',
] as const

export type InitEvent = (typeof initEvents)[number]

/** A name this package knows, or any other: extensions may have events of their own. */
export type EventName = FilterEvent | ActionEvent | InitEvent | (string & {})

/**
 * The names under which something that happens to items is emitted, in order.
 *
 * @example
 * itemEventNames('authors', 'create') // ['items.create', 'authors.items.create']
 * itemEventNames('directus_users', 'create') // ['users.create']
 */
export function itemEventNames(collection: string, action: ItemAction): readonly string[] {
  const known = knownNames[action]
  const found = known.get(collection)
  if (found !== undefined) return found
  const systemName = /^(?:directus|recto)_(?<short>.+)$/.exec(collection)?.groups?.['short']
  const names = systemName ? [`${systemName}.${action}`] : [`items.${action}`, `${collection}.items.${action}`]
  if (known.size >= knownNamesMax) known.clear()
  known.set(collection, names)
  return names
}

/** Names are asked for several times in every request. What callers call collections is up to them, so there is an end to it. */
const knownNamesMax = 1000
const knownNames = Object.fromEntries(itemActions.map((action) => [action, new Map()])) as Record<
  ItemAction,
  Map<string, readonly string[]>
>

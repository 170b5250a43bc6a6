import type { ReadInput } from '@recto/pipeline'
import { readPermissions } from '@recto/services'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerRead } from '../answer-read.ts'
import { contextOf, type Door, type Exchange } from '../door.ts'
import { itemInput, listInput, type ReadAddress } from '../request-to-input.ts'
import { sendResult } from '../send-result.ts'
import { saveRoute, writeRoutes } from './collection-routes.ts'

/** One system collection and the path it is served under. Everything else follows the common contract of items. */
export interface SystemRoute {
  readonly path: string
  readonly collection: string
  /** One row, without a key in its path. @default false */
  readonly isSingleton?: boolean
  /** Recto's own record: read, never written through the API. @default false */
  readonly isReadOnly?: boolean
  /** Lists ignore the limit. @default false */
  readonly isUnlimited?: boolean
  /** `keys` in a SEARCH body are ignored. @default false */
  readonly ignoresKeys?: boolean
  /** Reading one item is a route of its own. @default false */
  readonly hasOwnItems?: boolean
}

/** Every system collection clients can address, in one table. */
export const systemRoutes: readonly SystemRoute[] = [
  { path: '/access', collection: 'directus_access' },
  { path: '/activity', collection: 'directus_activity', isReadOnly: true },
  { path: '/comments', collection: 'directus_comments' },
  { path: '/dashboards', collection: 'directus_dashboards', ignoresKeys: true },
  { path: '/files', collection: 'directus_files' },
  { path: '/flows', collection: 'directus_flows', ignoresKeys: true },
  { path: '/folders', collection: 'directus_folders' },
  { path: '/notifications', collection: 'directus_notifications' },
  { path: '/operations', collection: 'directus_operations', ignoresKeys: true },
  { path: '/panels', collection: 'directus_panels', ignoresKeys: true },
  { path: '/permissions', collection: 'directus_permissions', isUnlimited: true },
  { path: '/policies', collection: 'directus_policies' },
  { path: '/presets', collection: 'directus_presets' },
  { path: '/revisions', collection: 'directus_revisions', isReadOnly: true },
  { path: '/roles', collection: 'directus_roles' },
  { path: '/settings', collection: 'directus_settings', isSingleton: true },
  { path: '/shares', collection: 'directus_shares', ignoresKeys: true },
  { path: '/translations', collection: 'directus_translations' },
  { path: '/users', collection: 'directus_users', ignoresKeys: true },
  { path: '/versions', collection: 'directus_versions', hasOwnItems: true },
]

/** Routes of every system collection. Paths with words of their own (`/users/me`) are found before keys are. */
export function systemCollectionRoutes(app: FastifyInstance, door: Door): void {
  for (const route of systemRoutes) {
    app.route({
      method: ['GET', 'SEARCH'],
      url: route.path,
      handler: (request, reply) => answerList(systemListInput(request, route), { request, reply }, door),
    })
    if (route.isReadOnly !== true) systemWriteRoutes(app, door, route)
    if (route.isSingleton === true) continue
    if (route.hasOwnItems === true) continue
    app.get(`${route.path}/:key`, (request, reply) => answerRead(itemInput(request, door, addressOf(route)), { request, reply }, door))
  }
}

/** Studio users have permissions that are stored nowhere; a list shows them too. */
async function answerList(input: ReadInput, exchange: Exchange, door: Door): Promise<FastifyReply> {
  if (input.collection !== 'directus_permissions') return answerRead(input, exchange, door)
  const context = contextOf(exchange.request, door)
  return sendResult(await readPermissions(input, context), context, exchange)
}

function systemWriteRoutes(app: FastifyInstance, door: Door, { path, collection, isSingleton }: SystemRoute): void {
  const written = { path, collectionOf: () => collection, allowsSystem: true }
  if (isSingleton === true) saveRoute(app, door, written)
  else writeRoutes(app, door, written)
}

function addressOf({ collection }: SystemRoute): ReadAddress {
  return { collection, allowsSystem: true }
}

function systemListInput(request: FastifyRequest, route: SystemRoute): ReadInput {
  const { keys, ...input } = listInput(request, addressOf(route))
  return {
    ...input,
    ...(keys === undefined || route.ignoresKeys === true ? {} : { keys }),
    isUnlimited: route.isUnlimited ?? false,
  }
}

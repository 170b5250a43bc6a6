import { readPermissions } from '@recto/auth/own-account'
import { readVersion } from '@recto/content'
import type { ReadInput } from '@recto/pipeline'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { itemInput, listInput, type ReadAddress } from '../request/request-to-input.ts'
import { sendRead } from '../response/send-read.ts'
import { sendResult } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'
import { singletonRoute, writeRoutes } from './collection-routes.ts'

/** A system collection and the path it is served at. Otherwise it behaves as `/items` does. */
export interface SystemRoute {
  readonly path: string
  readonly collection: string
  /** One row, without a key in its path. @default false */
  readonly isSingleton?: boolean
  /** Written by Recto, and read-only in the API. @default false */
  readonly isReadOnly?: boolean
  /** Lists ignore `limit`. @default false */
  readonly isUnlimited?: boolean
  /** `keys` in a SEARCH body are ignored. @default false */
  readonly ignoresKeys?: boolean
  /** Single items are read by a route of their own. @default false */
  readonly hasOwnItems?: boolean
  /** Items are written by routes of their own. @default false */
  readonly hasOwnWrites?: boolean
}

/** The system collections of the API. */
export const systemRoutes: readonly SystemRoute[] = [
  { path: '/access', collection: 'directus_access' },
  { path: '/activity', collection: 'directus_activity', isReadOnly: true },
  { path: '/comments', collection: 'directus_comments' },
  { path: '/dashboards', collection: 'directus_dashboards', ignoresKeys: true },
  { path: '/files', collection: 'directus_files', hasOwnWrites: true },
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

/** The routes of all system collections. The router prefers static paths such as `/users/me` to those with a key. */
export function systemCollectionRoutes(app: FastifyInstance, rest: RestContext): void {
  for (const route of systemRoutes) {
    app.route({
      method: ['GET', 'SEARCH'],
      url: route.path,
      handler: (request, reply) => sendList(systemListInput(request, route), reply, rest),
    })
    if (route.isReadOnly !== true && route.hasOwnWrites !== true) systemWriteRoutes(app, rest, route)
    if (route.isSingleton === true) continue
    if (route.hasOwnItems === true) continue
    app.get(`${route.path}/:key`, (request, reply) => sendRead(itemInput(request, rest, addressOf(route)), reply, rest))
  }
}

/** Lists of permissions include those that studio users have without a stored row. */
async function sendList(input: ReadInput, reply: FastifyReply, rest: RestContext): Promise<FastifyReply> {
  if (input.collection !== 'directus_permissions') return sendRead(input, reply, rest)
  const context = pipelineContext(reply.request, rest)
  return sendResult(await readPermissions(input, context), context, reply)
}

function systemWriteRoutes(app: FastifyInstance, rest: RestContext, { path, collection, isSingleton }: SystemRoute): void {
  // A draft is shown as a read of its version shows it.
  const readOne = collection === 'directus_versions' ? { readOne: readVersion } : {}
  const written = { path, collectionOf: () => collection, allowsSystem: true, ...readOne }
  if (isSingleton === true) singletonRoute(app, rest, written)
  else writeRoutes(app, rest, written)
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

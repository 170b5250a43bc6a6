import { checkQuery } from '@recto/pipeline'
import type { FastifyInstance } from 'fastify'
import type { Door } from './door.ts'
import { readJsonBodies } from './json-bodies.ts'
import { answerMethods } from './methods.ts'
import type { KnownRoute } from './openapi/known-route.ts'
import { queryOf } from './request-to-input.ts'
import { batchRoute } from './routes/batch.ts'
import { exportRoute } from './routes/export.ts'
import { importRoutes } from './routes/import.ts'
import { itemRoutes } from './routes/items.ts'
import { jobRoutes } from './routes/jobs.ts'
import { meRoutes } from './routes/me.ts'
import { modelRoutes } from './routes/model.ts'
import { modelWriteRoutes } from './routes/model-writes.ts'
import { schemaRoutes } from './routes/schema.ts'
import { serverRoutes } from './routes/server.ts'
import { serviceRoutes } from './routes/services.ts'
import { systemCollectionRoutes } from './routes/system-collections.ts'
import { utilityRoutes } from './routes/utilities.ts'
import { type ErrorHandlingOptions, handleErrors } from './send-error.ts'
import { createTransfer, type TransferOptions } from './transfer.ts'

/** What the REST door needs: the platform behind it, and who asks. */
export type RestOptions = Door &
  TransferOptions & {
    /** What the document of the API describes, with all that other plugins serve; see {@link rememberRoutes}. @default the routes of this door */
    readonly routes?: readonly KnownRoute[]
  }

/**
 * The REST door, a fastify plugin: register it under any prefix of a server made with {@link restServerOptions}.
 * @example await app.register(restPlugin, { platform, accountOf: (request) => request.account, info: { version: '1.0.0' } })
 */
export async function restPlugin(app: FastifyInstance, options: RestOptions): Promise<void> {
  const door: Door = options
  applyRestConventions(app, {
    isAdmin: (request) => door.accountOf(request)?.isAdmin ?? false,
    isDevelopment: door.platform.isDevelopment,
  })
  // A malformed query is refused on every route, also where it would be ignored.
  app.addHook('preHandler', (request, _reply, done) => {
    if (!(request.routeOptions.url ?? '').endsWith('/server/ping')) checkQuery(queryOf(request), door.platform)
    done()
  })
  const routes = options.routes ?? rememberRoutes(app)
  itemRoutes(app, door)
  batchRoute(app, door)
  meRoutes(app, door)
  serviceRoutes(app, door)
  systemCollectionRoutes(app, door)
  utilityRoutes(app, door)
  const transfer = createTransfer(door.platform, options)
  app.addHook('onClose', () => transfer.jobs.close())
  jobRoutes(app, door, transfer)
  exportRoute(app, door, transfer)
  await app.register(importRoutes, { door, transfer })
  modelRoutes(app, door)
  modelWriteRoutes(app, door)
  schemaRoutes(app, door)
  serverRoutes(app, door, routes)
}

/** The routes added from here on, as they are called without the prefix of the plugin. The list grows with them. */
export function rememberRoutes(app: FastifyInstance): readonly KnownRoute[] {
  const routes: KnownRoute[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const path = url.slice(app.prefix.length) || '/'
    for (const name of [method].flat()) routes.push({ method: name, url: path })
  })
  return routes
}

/** How bodies are read, methods answered and errors sent, for other plugins that serve the same clients. Call it before adding routes. */
export function applyRestConventions(app: FastifyInstance, options: ErrorHandlingOptions = {}): void {
  readJsonBodies(app)
  answerMethods(app)
  handleErrors(app, options)
}

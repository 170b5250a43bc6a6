import { collectRoutes, type RegisteredRoute, transportPlugin } from '@recto/http'
import { checkQuery } from '@recto/pipeline'
import type { FastifyInstance } from 'fastify'
import { queryOf } from './request/request-to-input.ts'
import type { RestContext } from './rest-context.ts'
import { batchRoute } from './routes/batch.ts'
import { dataModelRoutes } from './routes/data-model.ts'
import { dataModelChangeRoutes } from './routes/data-model-changes.ts'
import { exportRoute } from './routes/export.ts'
import { fileRoutes } from './routes/files/file-routes.ts'
import { tusRoutes } from './routes/files/tus-routes.ts'
import { importRoutes } from './routes/import.ts'
import { itemRoutes } from './routes/items.ts'
import { jobRoutes } from './routes/jobs.ts'
import { meRoutes } from './routes/me.ts'
import { schemaRoutes } from './routes/schema.ts'
import { emptyRoutes, serverRoutes } from './routes/server.ts'
import { systemActionRoutes } from './routes/system-actions.ts'
import { systemCollectionRoutes } from './routes/system-collections.ts'
import { utilityRoutes } from './routes/utilities.ts'
import { versionRoutes } from './routes/versions.ts'
import { createTransfer, type TransferOptions } from './transfer/transfer.ts'

/** The platform that is served, how callers are known, and options of imports and exports. */
export type RestOptions = RestContext &
  TransferOptions & {
    /** The routes the OpenAPI document describes, see `collectRoutes` of `@recto/http`. @default those of this plugin */
    readonly routes?: readonly RegisteredRoute[]
  }

/**
 * The REST API, a fastify plugin: register it under any prefix of a server made with `httpServerOptions` of `@recto/http`.
 * @example await app.register(restPlugin, { platform, accountOf: (request) => request.account, info: { version: '1.0.0' } })
 */
export async function restPlugin(app: FastifyInstance, options: RestOptions): Promise<void> {
  const rest: RestContext = options
  await app.register(transportPlugin, {
    isAdmin: (request) => rest.accountOf(request)?.isAdmin ?? false,
    isDevelopment: rest.platform.isDevelopment,
  })
  // An invalid query is rejected on every route, even where it would be ignored.
  app.addHook('preHandler', (request, _reply, done) => {
    if (!(request.routeOptions.url ?? '').endsWith('/server/ping')) checkQuery(queryOf(request), rest.platform)
    done()
  })
  const routes = options.routes ?? collectRoutes(app)
  itemRoutes(app, rest)
  batchRoute(app, rest)
  meRoutes(app, rest)
  versionRoutes(app, rest)
  systemActionRoutes(app, rest)
  systemCollectionRoutes(app, rest)
  await app.register(fileRoutes, { rest })
  if (rest.tus != null) await app.register(tusRoutes, { rest, tus: rest.tus })
  utilityRoutes(app, rest)
  await transferRoutes(app, rest, options)
  dataModelRoutes(app, rest)
  dataModelChangeRoutes(app, rest)
  schemaRoutes(app, rest)
  serverRoutes(app, rest, routes)
  emptyRoutes(app)
}

async function transferRoutes(app: FastifyInstance, rest: RestContext, options: TransferOptions): Promise<void> {
  const transfer = createTransfer(rest.platform, options)
  app.addHook('onClose', () => transfer.jobs.close())
  jobRoutes(app, rest, transfer)
  exportRoute(app, rest, transfer)
  await app.register(importRoutes, { rest, transfer })
}

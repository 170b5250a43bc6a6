import type { FastifyInstance } from 'fastify'
import type { Auth } from '../create-auth.ts'
import { mailRoutes } from './mail-routes.ts'
import { ownSessionRoutes } from './own-session-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { setupRoutes } from './setup-routes.ts'
import { tfaRoutes } from './tfa-routes.ts'
import { userRoutes } from './user-routes.ts'

/** Everything about accounts that is not plain data: a fastify plugin for an instance on which `authPlugin` is registered. */
export async function authRoutes(fastify: FastifyInstance, options: { readonly auth: Auth }): Promise<void> {
  await sessionRoutes(fastify, options)
  await setupRoutes(fastify, options)
  await userRoutes(fastify, options)
  await tfaRoutes(fastify, options)
  await ownSessionRoutes(fastify, options)
  await mailRoutes(fastify, options)
}

import type { FastifyInstance } from 'fastify'
import { accountRoutes } from './accounts.ts'
import type { AuthRoutesOptions } from './auth-routes-options.ts'
import { loginRoutes } from './login.ts'
import { mailTemplateRoutes } from './mail-templates.ts'
import { ownSessionRoutes } from './own-sessions.ts'
import { setupRoutes } from './setup.ts'
import { tfaRoutes } from './tfa.ts'

/** Login, and what users do with their accounts: a fastify plugin for an instance on which `authPlugin` is registered. */
export async function authRoutes(app: FastifyInstance, options: AuthRoutesOptions): Promise<void> {
  loginRoutes(app, options)
  setupRoutes(app, options)
  accountRoutes(app, options)
  tfaRoutes(app, options)
  ownSessionRoutes(app, options)
  mailTemplateRoutes(app, options)
}

import { RectoError } from '@recto/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Caller } from './accounts.ts'
import { writeCookie } from './cookies.ts'
import type { Auth } from './create-auth.ts'
import { extractToken, type TokenCarriers } from './extract-token.ts'
import { requestFacts } from './request-facts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Set before any handler runs. */
    account: Caller
  }
}

export interface AuthPluginOptions {
  readonly auth: Auth
  /** Address of the client, where a proxy says it in a header of its own. @default fastify's */
  readonly ipOf?: (request: FastifyRequest) => string | undefined
  /** Paths that answer without asking who is there. @default `/server/ping` */
  readonly openPaths?: readonly string[]
}

/**
 * Finds out who asks, for every route of the instance it is registered on. A token that does not hold fails the request,
 * even where none was needed.
 */
export const authPlugin = fastifyPlugin<AuthPluginOptions>(
  async (fastify, { auth, ipOf, openPaths = ['/server/ping'] }) => {
    fastify.decorateRequest('account')
    // Who is remembered is known at once: most requests wait for nothing here.
    fastify.addHook('onRequest', (request, reply, done) => {
      const route = request.routeOptions.url
      if (route !== undefined && openPaths.includes(route)) return done()
      const facts = requestFacts(ipOf?.(request) ?? request.ip, request.headers)
      const extracted = extractToken(carriersOf(request), auth.settings.sessionCookie.name)
      const token = extracted?.token ?? null
      const options = { mayLackTfa: servesTfaSetup(request.method, route) }
      const known = auth.recall(token, facts, options)
      if (known !== null) {
        request.account = known
        return done()
      }
      auth.accountFor(token, facts, options).then(
        (account) => {
          request.account = account
          done()
        },
        (error: Error) => {
          if (extracted?.isFromCookie === true) dropDeadCookie(error, reply, auth)
          done(error)
        },
      )
    })
  },
  { name: '@recto/auth', fastify: '5.x' },
)

/** A cookie that will never hold again must go, or its browser could not even log in. */
function dropDeadCookie(error: unknown, reply: FastifyReply, { settings }: Auth): void {
  const isDead = error instanceof RectoError && (error.code === 'INVALID_CREDENTIALS' || error.code === 'INVALID_TOKEN')
  if (isDead) reply.header('set-cookie', writeCookie(settings.sessionCookie, '', { ttlMs: settings.sessionTtlMs, now: new Date() }))
}

function carriersOf(request: FastifyRequest): TokenCarriers {
  const { authorization, cookie } = request.headers
  return { queryToken: queryToken(request), authorization, cookie }
}

/** What one needs to set up a second factor, and nothing that is worth one. */
const tfaSetupRoutes = new Set([
  'GET /users/me',
  'PATCH /users/me/track/page',
  'GET /users/me/sessions',
  'DELETE /users/me/sessions',
  'DELETE /users/me/sessions/:id',
  'GET /roles/me',
  'GET /permissions/me',
  'GET /policies/me/globals',
  'GET /settings',
  'GET /server/info',
  'GET /users/register/verify-email',
  'POST /users/register',
  'POST /users/invite/accept',
  'POST /shares/auth',
  'POST /utils/resolve-redirect',
])

function servesTfaSetup(method: string, route = ''): boolean {
  const verb = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method
  return tfaSetupRoutes.has(`${verb} ${route}`) || /^\/(auth|users\/me\/tfa)(\/|$)/.test(route)
}

/** Most requests have none, so the parsed query is only looked at when the address mentions it. */
function queryToken(request: FastifyRequest): unknown {
  if (!request.url.includes('access_token')) return undefined
  return (request.query as Readonly<Record<string, unknown>> | undefined)?.['access_token']
}

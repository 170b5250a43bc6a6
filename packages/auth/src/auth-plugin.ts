import { RectoError } from '@recto/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Caller } from './accounts.ts'
import { writeCookie } from './cookies.ts'
import type { Auth } from './create-auth.ts'
import { extractToken } from './extract-token.ts'
import { type RequestFacts, requestFacts } from './request-facts.ts'

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
    fastify.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url !== undefined && openPaths.includes(request.routeOptions.url)) return
      const facts = requestFacts(ipOf?.(request) ?? request.ip, request.headers)
      request.account = await accountOf(request, reply, { auth, facts })
    })
  },
  { name: '@recto/auth', fastify: '5.x' },
)

async function accountOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { auth, facts }: { readonly auth: Auth; readonly facts: RequestFacts },
): Promise<Caller> {
  const cookie = auth.settings.sessionCookie
  const carriers = { queryToken: queryToken(request), authorization: request.headers.authorization, cookie: request.headers.cookie }
  const extracted = extractToken(carriers, cookie.name)
  try {
    return await auth.accountFor(extracted?.token ?? null, facts, { mayLackTfa: servesTfaSetup(request) })
  } catch (error) {
    // A cookie that will never hold again must go, or its browser could not even log in.
    const isDead = error instanceof RectoError && (error.code === 'INVALID_CREDENTIALS' || error.code === 'INVALID_TOKEN')
    if (extracted?.isFromCookie === true && isDead)
      reply.header('set-cookie', writeCookie(cookie, '', { ttlMs: auth.settings.sessionTtlMs, now: new Date() }))
    throw error
  }
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

function servesTfaSetup({ method, routeOptions: { url = '' } }: FastifyRequest): boolean {
  const verb = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method
  return tfaSetupRoutes.has(`${verb} ${url}`) || /^\/(auth|users\/me\/tfa)(\/|$)/.test(url)
}

/** Most requests have none, so the parsed query is only looked at when the address mentions it. */
function queryToken(request: FastifyRequest): unknown {
  if (!request.url.includes('access_token')) return undefined
  return (request.query as Readonly<Record<string, unknown>> | undefined)?.['access_token']
}

import type { Auth, Caller } from '@recto/auth'
import { forbidden, RectoError } from '@recto/errors'
import {
  type AccessToken,
  type AddressReader,
  accessTokenOf,
  clientFacts,
  isSameOrigin,
  type OriginRules,
  readCookie,
  serializeCookie,
} from '@recto/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { AuthCookies } from './auth-cookies.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller's account. Set before handlers run. */
    account: Caller
  }
}

/** How requests are authenticated. */
export interface AuthPluginOptions {
  readonly auth: Auth
  readonly cookies: AuthCookies
  /** Reads the client's address where a proxy sends it in a header of its own. @default fastify's `request.ip` */
  readonly addressOf?: AddressReader
  /** Whose pages may write with the cookies of a browser. @default those of the host of the request */
  readonly origins?: OriginRules
  /** Routes that are answered without authentication. @default `/server/ping` */
  readonly publicRoutes?: readonly string[]
}

/**
 * Authenticates every request of the instance it is registered on and sets `request.account`. A request with an invalid token
 * fails, even where none is needed.
 */
export const authPlugin = fastifyPlugin<AuthPluginOptions>(
  async (fastify, { auth, cookies, addressOf, origins = {}, publicRoutes = ['/server/ping'] }) => {
    fastify.decorateRequest('account')
    // A hook with a callback: cached accounts, which most requests have, wait for no promise.
    fastify.addHook('onRequest', (request, reply, done) => {
      const route = request.routeOptions.url
      if (route !== undefined && publicRoutes.includes(route)) return done()
      const facts = clientFacts(request, addressOf)
      const extracted = accessTokenOf(request, cookies.session.name)
      if (isByCookie(extracted, request, cookies) && !isSameOrigin(request, origins)) return done(forbidden(crossOrigin))
      const token = extracted?.token ?? null
      const options = { allowsMissingTfa: isTfaSetupRoute(request.method, route) }
      const cached = auth.cachedAccount(token, facts, options)
      if (cached !== null) {
        request.account = cached
        return done()
      }
      auth.accountFor(token, facts, options).then(
        (account) => {
          request.account = account
          done()
        },
        (error: Error) => {
          if (extracted?.isFromCookie === true) clearInvalidCookie(error, reply, { auth, cookies })
          done(error)
        },
      )
    })
  },
  { name: '@recto/rest/auth', fastify: '5.x' },
)

const crossOrigin = 'Pages of other origins may not write with the cookies of this one'

/** Whether a request is made in somebody's name by a cookie, which a browser sends whatever page asks for it. */
function isByCookie(extracted: AccessToken | null, { headers }: FastifyRequest, cookies: AuthCookies): boolean {
  return extracted === null ? readCookie(headers.cookie, cookies.refresh.name) !== null : extracted.isFromCookie
}

/** With a cookie that is never valid again, a browser could not even log in. */
function clearInvalidCookie(error: unknown, reply: FastifyReply, { auth, cookies }: Pick<AuthPluginOptions, 'auth' | 'cookies'>): void {
  const isInvalid = error instanceof RectoError && (error.code === 'INVALID_CREDENTIALS' || error.code === 'INVALID_TOKEN')
  if (!isInvalid) return
  const life = { ttlMs: auth.settings.sessionTtlMs, now: new Date() }
  reply.header('set-cookie', serializeCookie(cookies.session, '', life))
}

/** What a user needs to set up a required second factor, and nothing that shows data of the project. */
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

function isTfaSetupRoute(method: FastifyRequest['method'], route = ''): boolean {
  const verb = method === 'HEAD' || method === 'OPTIONS' ? 'GET' : method
  return tfaSetupRoutes.has(`${verb} ${route}`) || /^\/(auth|users\/me\/tfa)(\/|$)/.test(route)
}

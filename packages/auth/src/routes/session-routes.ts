import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { bodyOf, demandText, optionalText } from '../body.ts'
import { type CookieSettings, readCookie, writeCookie } from '../cookies.ts'
import type { Auth } from '../create-auth.ts'
import type { IssuedTokens } from '../issue-tokens.ts'
import { modeOf } from '../token-modes.ts'

/** `/auth`: login, refresh, logout, and which ways to log in there are. `/shares/auth` is a login too. */
export async function sessionRoutes(fastify: FastifyInstance, { auth }: { readonly auth: Auth }): Promise<void> {
  fastify.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-cache'))
  fastify.get('/auth', async (request) => listProviders(auth, request))
  fastify.post('/auth/login', async (request, reply) =>
    sendTokens(await auth.login({ body: bodyOf(request.body), facts: request.account }), reply, auth),
  )
  fastify.post<{ Params: { provider: string } }>('/auth/login/:provider', async (request, reply) => {
    // The default provider answers at `/login` alone.
    const provider = request.params.provider === 'default' ? '' : request.params.provider
    return sendTokens(await auth.login({ body: bodyOf(request.body), provider, facts: request.account }), reply, auth)
  })
  fastify.post('/auth/refresh', async (request, reply) => {
    const asked = await auth.refreshRequestOf({ body: bodyOf(request.body), cookie: request.headers.cookie })
    return sendTokens(await auth.refresh(asked), reply, auth)
  })
  fastify.post('/auth/logout', async (request, reply) => {
    const { token } = await auth.refreshRequestOf({ body: bodyOf(request.body), cookie: request.headers.cookie })
    await auth.logout(token, request.account)
    return clearCookies(request, reply, auth).code(204).send()
  })
  fastify.post('/shares/auth', async (request, reply) => sendTokens(await loginToShare(request, auth), reply, auth))
  fastify.post('/utils/resolve-redirect', async (request) => {
    const body = bodyOf(request.body)
    return { data: auth.resolveRedirect(optionalText(body, 'redirect'), optionalText(body, 'provider')) }
  })
}

function loginToShare(request: FastifyRequest, auth: Auth): Promise<IssuedTokens> {
  const body = bodyOf(request.body)
  const [share, password] = [demandText(body, 'share'), optionalText(body, 'password')]
  return auth.loginToShare({ share, password, mode: modeOf(body, 'json'), facts: request.account })
}

function listProviders({ settings, providers }: Auth, request: FastifyRequest): unknown {
  const isSessionOnly = (request.query as Readonly<Record<string, unknown>> | undefined)?.['sessionOnly'] !== undefined
  const shown = settings.providers.filter(({ name, driver }) => providers.has(name) || (driver !== 'local' && !isSessionOnly))
  return {
    data: shown.map(({ name, driver, label, icon }) => ({
      name,
      driver,
      ...(label === undefined ? {} : { label }),
      ...(icon === undefined ? {} : { icon }),
    })),
    disableDefault: settings.isDefaultDisabled,
  }
}

function sendTokens({ mode, accessToken, refreshToken, expiresMs }: IssuedTokens, reply: FastifyReply, { settings }: Auth): unknown {
  if (mode === 'session') {
    setCookie(reply, settings.sessionCookie, { value: accessToken, ttlMs: settings.sessionTtlMs })
    return { data: { expires: expiresMs } }
  }
  if (mode === 'json') return { data: { expires: expiresMs, refresh_token: refreshToken, access_token: accessToken } }
  setCookie(reply, settings.refreshCookie, { value: refreshToken, ttlMs: settings.refreshTokenTtlMs })
  return { data: { expires: expiresMs, access_token: accessToken } }
}

function clearCookies(request: FastifyRequest, reply: FastifyReply, { settings }: Auth): FastifyReply {
  const cookies = [
    { settings: settings.sessionCookie, ttlMs: settings.sessionTtlMs },
    { settings: settings.refreshCookie, ttlMs: settings.refreshTokenTtlMs },
  ]
  for (const cookie of cookies) {
    if (readCookie(request.headers.cookie, cookie.settings.name) !== null)
      setCookie(reply, cookie.settings, { value: '', ttlMs: cookie.ttlMs })
  }
  return reply
}

function setCookie(
  reply: FastifyReply,
  settings: CookieSettings,
  { value, ttlMs }: { readonly value: string; readonly ttlMs: number },
): void {
  reply.header('set-cookie', writeCookie(settings, value, { ttlMs, now: new Date() }))
}

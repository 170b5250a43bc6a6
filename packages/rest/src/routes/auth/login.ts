import { type Auth, type IssuedTokens, type LoginCredentials, withMinimumDuration } from '@recto/auth'
import { type CookieSettings, optionalText, readCookie, requireObjectBody, requireText, routeNotFound, serializeCookie } from '@recto/http'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'
import { requireEmail } from './fields.ts'
import { refreshRequestOf, tokenModeOf } from './refresh-request.ts'

/** `/auth`: providers, login, refresh and logout; `/shares/auth`, which logs in to a share. */
export function loginRoutes(app: FastifyInstance, options: AuthRoutesOptions): void {
  const { auth } = options
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-cache'))
  app.get('/auth', async (request) => listProviders(auth, request))
  app.post('/auth/login', async (request, reply) => sendTokens(await login(request, 'default', auth), reply, options))
  app.post<{ Params: { provider: string } }>('/auth/login/:provider', async (request, reply) => {
    const { provider } = request.params
    // The default provider is served at `/auth/login` alone.
    if (provider === 'default') throw routeNotFound('/auth/login/default')
    return sendTokens(await login(request, provider, auth), reply, options)
  })
  app.post('/auth/refresh', async (request, reply) =>
    sendTokens(await auth.refresh(await refreshRequestOf(request, options)), reply, options),
  )
  app.post('/auth/logout', async (request, reply) => {
    const { token } = await refreshRequestOf(request, options)
    await auth.logout(token, request.account)
    return clearCookies(request, reply, options).code(204).send()
  })
  app.post('/shares/auth', async (request, reply) => sendTokens(await loginToShare(request, auth), reply, options))
  app.post('/utils/resolve-redirect', async (request) => {
    const body = requireObjectBody(request.body)
    return { data: auth.resolveRedirect(optionalText(body, 'redirect'), optionalText(body, 'provider')) }
  })
}

/** Invalid bodies take as long as wrong passwords, so that no attempt is quicker than another. */
function login(request: FastifyRequest, provider: string, auth: Auth): Promise<IssuedTokens> {
  return withMinimumDuration(auth.settings.loginMinimumMs, async () => {
    if (!auth.providers.has(provider)) throw routeNotFound(provider === 'default' ? '/auth/login' : `/auth/login/${provider}`)
    const body = requireObjectBody(request.body)
    return await auth.login({ credentials: credentialsOf(body), mode: tokenModeOf(body, 'json'), provider, facts: request.account })
  })
}

/** Providers may use further properties of the body, so all of them are kept. */
function credentialsOf(body: JsonObject): LoginCredentials {
  const email = requireEmail(body, 'email')
  const password = requireText(body, 'password')
  optionalText(body, 'otp')
  return { ...body, email, password }
}

function loginToShare(request: FastifyRequest, auth: Auth): Promise<IssuedTokens> {
  const body = requireObjectBody(request.body)
  const [share, password] = [requireText(body, 'share'), optionalText(body, 'password')]
  return auth.loginToShare({ share, password, mode: tokenModeOf(body, 'json'), facts: request.account })
}

function listProviders({ settings, providers }: Auth, { query }: FastifyRequest): unknown {
  const isSessionOnly = isJsonObject(query) && query['sessionOnly'] !== undefined
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

function sendTokens(
  { mode, accessToken, refreshToken, expiresMs }: IssuedTokens,
  reply: FastifyReply,
  options: AuthRoutesOptions,
): unknown {
  const { auth, cookies } = options
  if (mode === 'session') {
    setCookie(reply, cookies.session, { value: accessToken, ttlMs: auth.settings.sessionTtlMs })
    return { data: { expires: expiresMs } }
  }
  if (mode === 'json') return { data: { expires: expiresMs, refresh_token: refreshToken, access_token: accessToken } }
  setCookie(reply, cookies.refresh, { value: refreshToken, ttlMs: auth.settings.refreshTokenTtlMs })
  return { data: { expires: expiresMs, access_token: accessToken } }
}

function clearCookies(request: FastifyRequest, reply: FastifyReply, { auth, cookies }: AuthRoutesOptions): FastifyReply {
  const known = [
    { settings: cookies.session, ttlMs: auth.settings.sessionTtlMs },
    { settings: cookies.refresh, ttlMs: auth.settings.refreshTokenTtlMs },
  ]
  for (const { settings, ttlMs } of known) {
    if (readCookie(request.headers.cookie, settings.name) !== null) setCookie(reply, settings, { value: '', ttlMs })
  }
  return reply
}

interface CookieValue {
  readonly value: string
  readonly ttlMs: number
}

function setCookie(reply: FastifyReply, settings: CookieSettings, { value, ttlMs }: CookieValue): void {
  reply.header('set-cookie', serializeCookie(settings, value, { ttlMs, now: new Date() }))
}

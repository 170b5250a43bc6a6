import { isSetUp } from '@recto/auth'
import type { RegisteredRoute } from '@recto/http'
import { readProject } from '@recto/pipeline'
import { checkHealth } from '@recto/pipeline/health'
import { compatibleVersion } from '@recto/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createDocumentCache } from '../openapi/document-cache.ts'
import { typescriptTypes } from '../openapi/typescript-types.ts'
import { sendData, sendJson } from '../response/send-result.ts'
import { type HealthOptions, pipelineContext, type RestContext } from '../rest-context.ts'

/** `/server/…`: ping, info, health, and descriptions of the API. */
export function serverRoutes(app: FastifyInstance, rest: RestContext, routes: readonly RegisteredRoute[]): void {
  app.get('/server/ping', (_request, reply) => reply.type('text/html; charset=utf-8').send('pong'))
  app.get('/server/info', async (request, reply) => sendData(await infoFor(request, rest), reply))
  const { health = {}, hasOpenApi = true } = rest
  if (health !== null) app.get('/server/health', (_request, reply) => sendHealth(reply, rest, health))
  app.get('/server/specs/types', async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await typescriptTypes(pipelineContext(request, rest))),
  )
  if (!hasOpenApi) return
  const documents = createDocumentCache(rest, routes)
  app.get('/server/specs/oas', async (request, reply) => {
    const text = await documents.textFor(pipelineContext(request, rest))
    return sendJson(text, reply.header('vary', 'Authorization, Cookie'))
  })
}

/** Parts of the platform that Recto does not have yet. Clients ask for them, and take an empty list for an answer. */
export function emptyRoutes(app: FastifyInstance): void {
  for (const url of ['/extensions', '/deployments']) app.get(url, (_request, reply) => sendData([], reply))
}

async function infoFor(request: FastifyRequest, { platform, accountOf, info }: RestContext): Promise<Readonly<Record<string, unknown>>> {
  const [project, setupCompleted] = await Promise.all([readProject(platform), isSetUp(platform)])
  const { user } = accountOf(request)
  if (user === null) return { project, setupCompleted }
  const { limitDefault, limitMax } = platform.limits
  const queryLimit = { default: limitDefault, max: limitMax }
  return { project, setupCompleted, ...info.facts, queryLimit, version: compatibleVersion, recto: { version: info.version } }
}

/** Administrators see the individual checks, other callers only the status. */
async function sendHealth(
  reply: FastifyReply,
  { platform, accountOf, info }: RestContext,
  { databaseSlowMs, ...others }: HealthOptions,
): Promise<FastifyReply> {
  const { status, checks } = await checkHealth(platform, { databaseSlowMs, ...others })
  const { isAdmin } = accountOf(reply.request)
  const versions = { releaseId: compatibleVersion, recto: { version: info.version } }
  const body = isAdmin ? { status, ...versions, serviceId: info.publicUrl ?? 'recto', checks } : { status }
  return reply
    .code(status === 'error' ? 503 : 200)
    .headers({ 'content-type': 'application/health+json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify(body))
}

import { isSetUp } from '@recto/auth'
import type { RegisteredRoute } from '@recto/http'
import { checkHealth, readProject } from '@recto/pipeline'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openApiDocument } from '../openapi/document.ts'
import { typescriptTypes } from '../openapi/typescript-types.ts'
import { sendData } from '../response/send-result.ts'
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
  app.get('/server/specs/oas', async (request, reply) => {
    const document = await openApiDocument(pipelineContext(request, rest), rest, routes)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(document))
  })
}

async function infoFor(request: FastifyRequest, { platform, accountOf, info }: RestContext): Promise<Readonly<Record<string, unknown>>> {
  const [project, setupCompleted] = await Promise.all([readProject(platform), isSetUp(platform)])
  const { user } = accountOf(request)
  if (user === null) return { project, setupCompleted }
  const { limitDefault, limitMax } = platform.limits
  return { project, setupCompleted, ...info.facts, queryLimit: { default: limitDefault, max: limitMax }, version: info.version }
}

/** Administrators see the individual checks, other callers only the status. */
async function sendHealth(
  reply: FastifyReply,
  { platform, accountOf, info }: RestContext,
  { databaseSlowMs }: HealthOptions,
): Promise<FastifyReply> {
  const { status, checks } = await checkHealth(platform, databaseSlowMs)
  const { isAdmin } = accountOf(reply.request)
  const body = isAdmin ? { status, releaseId: info.version, serviceId: 'recto', checks } : { status }
  return reply
    .code(status === 'error' ? 503 : 200)
    .headers({ 'content-type': 'application/health+json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify(body))
}

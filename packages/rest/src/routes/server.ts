import { checkHealth, isSetUp, readProject } from '@recto/pipeline'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, type Door } from '../door.ts'
import { openApiFor } from '../openapi/document.ts'
import type { KnownRoute } from '../openapi/known-route.ts'
import { sendData } from '../send-result.ts'
import { typescriptTypes } from '../typescript-types.ts'

/** `/server/…`: whether the installation lives, how it is called, what it offers. */
export function serverRoutes(app: FastifyInstance, door: Door, routes: readonly KnownRoute[]): void {
  app.get('/server/ping', (_request, reply) => reply.type('text/html; charset=utf-8').send('pong'))
  app.get('/server/info', async (request, reply) => sendData(await infoFor(request, door), { request, reply }))
  app.get('/server/health', (request, reply) => sendHealth(request, reply, door))
  app.get('/server/specs/types', async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await typescriptTypes(contextOf(request, door))),
  )
  app.get('/server/specs/oas', async (request, reply) => {
    const document = await openApiFor(contextOf(request, door), door, routes)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(document))
  })
}

async function infoFor(request: FastifyRequest, { platform, accountOf, info }: Door): Promise<Readonly<Record<string, unknown>>> {
  const [project, setupCompleted] = await Promise.all([readProject(platform), isSetUp(platform)])
  const { user } = accountOf(request)
  if (user === null) return { project, setupCompleted }
  const { limitDefault, limitMax } = platform.limits
  return { project, setupCompleted, ...info.facts, queryLimit: { default: limitDefault, max: limitMax }, version: info.version }
}

/** Only administrators learn what was looked at; everyone else whether it is well. */
async function sendHealth(request: FastifyRequest, reply: FastifyReply, { platform, accountOf, info }: Door): Promise<FastifyReply> {
  const { status, checks } = await checkHealth(platform)
  const body = accountOf(request).isAdmin ? { status, releaseId: info.version, serviceId: 'recto', checks } : { status }
  return reply
    .code(status === 'error' ? 503 : 200)
    .headers({ 'content-type': 'application/health+json; charset=utf-8', 'cache-control': 'no-store' })
    .send(JSON.stringify(body))
}

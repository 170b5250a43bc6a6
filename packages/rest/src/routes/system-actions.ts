import { saveProjectOwner } from '@recto/auth'
import { explainPermission } from '@recto/auth/own-account'
import { readShareInfo } from '@recto/content'
import { routeNotFound } from '@recto/http'
import type { FastifyInstance } from 'fastify'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

const uuidShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Routes of system collections that do not read or write their items. */
export function systemActionRoutes(app: FastifyInstance, rest: RestContext): void {
  app.post('/permissions/explain', async (request, reply) =>
    sendData(await explainPermission(request.body, pipelineContext(request, rest)), reply),
  )
  app.post('/settings/owner', async (request, reply) => {
    await saveProjectOwner(request.body, pipelineContext(request, rest))
    return reply.code(204).send()
  })
  app.get<{ Params: { key: string } }>('/shares/info/:key', async (request, reply) => {
    const { key } = request.params
    if (!uuidShape.test(key)) throw routeNotFound(request.url)
    return sendData(await readShareInfo(key, pipelineContext(request, rest)), reply)
  })
}

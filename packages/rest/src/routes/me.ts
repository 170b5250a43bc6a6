import {
  readGlobalRights,
  readItemRights,
  readOwnPermissions,
  readOwnRoles,
  readOwnUser,
  trackPage,
  updateOwnUser,
} from '@recto/auth/own-account'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { queryOf } from '../request/request-to-input.ts'
import { sendData, sendResult } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

/** The caller: user, roles, policies and permissions. */
export function meRoutes(app: FastifyInstance, rest: RestContext): void {
  app.get('/users/me', async (request, reply) => {
    const context = pipelineContext(request, rest)
    return sendResult(await readOwnUser(queryOf(request), context), context, reply)
  })
  app.patch('/users/me', async (request, reply) => {
    const context = pipelineContext(request, rest)
    const result = await updateOwnUser(request.body ?? {}, queryOf(request), context)
    return result === null ? reply.code(204).send() : sendResult(result, context, reply)
  })
  app.patch('/users/me/track/page', async (request, reply) => {
    await trackPage(request.body, pipelineContext(request, rest))
    return reply.code(204).send()
  })
  app.get('/roles/me', async (request, reply) => {
    const context = pipelineContext(request, rest)
    return sendResult(await readOwnRoles(queryOf(request), context), context, reply)
  })
  app.get('/policies/me/globals', async (request, reply) => sendData(await readGlobalRights(pipelineContext(request, rest)), reply))
  app.get('/permissions/me', async (request, reply) => sendData(await readOwnPermissions(pipelineContext(request, rest)), reply))
  const itemRights = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { collection, key } = request.params as { collection: string; key?: string }
    return sendData(await readItemRights(collection, key ?? null, pipelineContext(request, rest)), reply)
  }
  app.get('/permissions/me/:collection', itemRights)
  app.get('/permissions/me/:collection/:key', itemRights)
}

import { readGlobalRights, readItemRights, readOwnPermissions, readOwnRoles, readOwnUser } from '@recto/pipeline'
import { trackPage, updateOwnUser } from '@recto/services'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, type Door } from '../door.ts'
import { queryOf } from '../request-to-input.ts'
import { sendData, sendResult } from '../send-result.ts'

/** What callers ask about themselves. */
export function meRoutes(app: FastifyInstance, door: Door): void {
  app.get('/users/me', async (request, reply) => {
    const context = contextOf(request, door)
    return sendResult(await readOwnUser(queryOf(request), context), context, { request, reply })
  })
  app.patch('/users/me', async (request, reply) => {
    const context = contextOf(request, door)
    const result = await updateOwnUser(request.body ?? {}, queryOf(request), context)
    return result === null ? reply.code(204).send() : sendResult(result, context, { request, reply })
  })
  app.patch('/users/me/track/page', async (request, reply) => {
    await trackPage(request.body, contextOf(request, door))
    return reply.code(204).send()
  })
  app.get('/roles/me', async (request, reply) => {
    const context = contextOf(request, door)
    return sendResult(await readOwnRoles(queryOf(request), context), context, { request, reply })
  })
  app.get('/policies/me/globals', async (request, reply) => sendData(await readGlobalRights(contextOf(request, door)), { request, reply }))
  app.get('/permissions/me', async (request, reply) => sendData(await readOwnPermissions(contextOf(request, door)), { request, reply }))
  const itemRights = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { collection, key } = request.params as { collection: string; key?: string }
    return sendData(await readItemRights(collection, key ?? null, contextOf(request, door)), { request, reply })
  }
  app.get('/permissions/me/:collection', itemRights)
  app.get('/permissions/me/:collection/:key', itemRights)
}

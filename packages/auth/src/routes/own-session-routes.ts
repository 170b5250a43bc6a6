import type { FastifyInstance } from 'fastify'
import type { Auth } from '../create-auth.ts'

/** `/users/me/sessions`: where one is logged in, and how to end it. */
export async function ownSessionRoutes(fastify: FastifyInstance, { auth }: { readonly auth: Auth }): Promise<void> {
  fastify.get('/users/me/sessions', async (request) => ({ data: await auth.listOwnSessions(request.account) }))
  fastify.delete('/users/me/sessions', async (request, reply) => {
    await auth.endOwnSessions(null, request.account)
    return reply.code(204).send()
  })
  fastify.delete<{ Params: { id: string } }>('/users/me/sessions/:id', async (request, reply) => {
    await auth.endOwnSessions(request.params.id, request.account)
    return reply.code(204).send()
  })
}

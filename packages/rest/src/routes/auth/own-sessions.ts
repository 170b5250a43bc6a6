import type { FastifyInstance } from 'fastify'
import type { AuthRoutesOptions } from './auth-routes-options.ts'

/** `/users/me/sessions`: lists and ends the caller's logins. */
export function ownSessionRoutes(app: FastifyInstance, { auth }: AuthRoutesOptions): void {
  app.get('/users/me/sessions', async (request) => ({ data: await auth.listOwnSessions(request.account) }))
  app.delete('/users/me/sessions', async (request, reply) => {
    await auth.endOwnSessions(null, request.account)
    return reply.code(204).send()
  })
  app.delete<{ Params: { id: string } }>('/users/me/sessions/:id', async (request, reply) => {
    await auth.endOwnSessions(request.params.id, request.account)
    return reply.code(204).send()
  })
}

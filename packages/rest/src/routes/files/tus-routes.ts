import type { TusServer } from '@recto/files'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pipelineContext, type RestContext } from '../../rest-context.ts'

interface TusRoutesOptions {
  readonly rest: RestContext
  readonly tus: TusServer
}

/** `/files/tus`: resumable uploads. */
export async function tusRoutes(app: FastifyInstance, { rest, tus }: TusRoutesOptions): Promise<void> {
  app.removeAllContentTypeParsers()
  // The protocol's library reads the body itself, as a stream.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
    await tus.handle(request.raw, reply.raw, pipelineContext(request, rest))
    reply.hijack()
  }
  // OPTIONS is routed for every address already, so that it is answered before its route.
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'OPTIONS') return
    await handler(request, reply)
    return reply
  })
  app.post('/files/tus', handler)
  app.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: '/files/tus/:id', handler })
}

import type { FastifyInstance } from 'fastify'
import type { Values } from './config/known-variables.ts'

/** `/` and `/robots.txt`. */
export async function rootRoutes(fastify: FastifyInstance, { values }: { readonly values: Values }): Promise<void> {
  const target = values.ROOT_REDIRECT
  if (typeof target === 'string' && target !== '') fastify.get('/', (_request, reply) => reply.redirect(target, 302))
  fastify.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(values.ROBOTS_TXT.replaceAll('\\n', '\n')))
}

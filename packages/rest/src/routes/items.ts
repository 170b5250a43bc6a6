import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerRead } from '../answer-read.ts'
import type { Door } from '../door.ts'
import { itemInput, listInput } from '../request-to-input.ts'
import { writeRoutes } from './collection-routes.ts'

/** `/items/:collection`: every collection but Recto's own. */
export function itemRoutes(app: FastifyInstance, door: Door): void {
  app.route({
    method: ['GET', 'SEARCH'],
    url: '/items/:collection',
    handler: (request, reply) =>
      answerRead({ ...listInput(request, collectionOf(request)), allowsSystem: false }, { request, reply }, door),
  })
  app.get('/items/:collection/:key', (request, reply) =>
    answerRead({ ...itemInput(request, door, collectionOf(request)), allowsSystem: false }, { request, reply }, door),
  )
  writeRoutes(app, door, { path: '/items/:collection', collectionOf, allowsSystem: false })
}

function collectionOf(request: FastifyRequest): string {
  return (request.params as { collection: string }).collection
}

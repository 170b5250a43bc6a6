import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerRead } from '../answer-read.ts'
import type { Door } from '../door.ts'
import { itemInput, listInput, type ReadAddress } from '../request-to-input.ts'
import { writeRoutes } from './collection-routes.ts'

/** `/items/:collection`: every collection but Recto's own. */
export function itemRoutes(app: FastifyInstance, door: Door): void {
  app.route({
    method: ['GET', 'SEARCH'],
    url: '/items/:collection',
    handler: (request, reply) => answerRead(listInput(request, addressOf(request)), { request, reply }, door),
  })
  app.get('/items/:collection/:key', (request, reply) => answerRead(itemInput(request, door, addressOf(request)), { request, reply }, door))
  writeRoutes(app, door, { path: '/items/:collection', collectionOf, allowsSystem: false })
}

function addressOf(request: FastifyRequest): ReadAddress {
  return { collection: collectionOf(request), allowsSystem: false }
}

function collectionOf(request: FastifyRequest): string {
  return (request.params as { collection: string }).collection
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { itemInput, listInput, type ReadAddress } from '../request/request-to-input.ts'
import { sendRead } from '../response/send-read.ts'
import type { RestContext } from '../rest-context.ts'
import { writeRoutes } from './collection-routes.ts'

/** `/items/:collection`: the items of all collections but system collections. */
export function itemRoutes(app: FastifyInstance, rest: RestContext): void {
  app.route({
    method: ['GET', 'SEARCH'],
    url: '/items/:collection',
    handler: (request, reply) => sendRead(listInput(request, addressOf(request)), reply, rest),
  })
  app.get('/items/:collection/:key', (request, reply) => sendRead(itemInput(request, rest, addressOf(request)), reply, rest))
  writeRoutes(app, rest, { path: '/items/:collection', collectionOf, allowsSystem: false })
}

function addressOf(request: FastifyRequest): ReadAddress {
  return { collection: collectionOf(request), allowsSystem: false }
}

function collectionOf(request: FastifyRequest): string {
  return (request.params as { collection: string }).collection
}

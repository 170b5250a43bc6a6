import { type ModelReader, modelReader } from '@recto/pipeline'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { contextOf, type Door, type Exchange } from '../door.ts'
import { searchBody } from '../request-to-input.ts'
import { sendData } from '../send-result.ts'

interface ModelParams {
  readonly collection: string
  readonly field: string
}

/** `/collections`, `/fields` and `/relations`, as far as the caller may see them. */
export function modelRoutes(app: FastifyInstance, door: Door): void {
  const answer = async (
    part: 'collections' | 'fields' | 'relations',
    exchange: Exchange,
    pick: (model: ModelReader, params: ModelParams) => unknown,
  ): Promise<FastifyReply> => {
    const model = await modelReader(contextOf(exchange.request, door), part)
    return sendData(pick(model, exchange.request.params as ModelParams), exchange)
  }
  app.get('/collections', (request, reply) => answer('collections', { request, reply }, (model) => model.collections()))
  app.route({
    method: 'SEARCH',
    url: '/collections',
    handler: (request, reply) => {
      const { keys } = searchBody(request.body)
      return answer('collections', { request, reply }, (model) =>
        keys === null ? model.collections() : keys.map((key) => model.collection(String(key))),
      )
    },
  })
  app.get('/collections/:collection', (request, reply) =>
    answer('collections', { request, reply }, (model, { collection }) => model.collection(collection)),
  )
  app.get('/fields', (request, reply) => answer('fields', { request, reply }, (model) => model.fields()))
  app.get('/fields/:collection', (request, reply) =>
    answer('fields', { request, reply }, (model, { collection }) => model.fields(collection)),
  )
  app.get('/fields/:collection/:field', (request, reply) =>
    answer('fields', { request, reply }, (model, { collection, field }) => model.field(collection, field)),
  )
  app.get('/relations', (request, reply) => answer('relations', { request, reply }, (model) => model.relations()))
  app.get('/relations/:collection', (request, reply) =>
    answer('relations', { request, reply }, (model, { collection }) => model.relations(collection)),
  )
  app.get('/relations/:collection/:field', (request, reply) =>
    answer('relations', { request, reply }, (model, { collection, field }) => model.relation(collection, field)),
  )
}

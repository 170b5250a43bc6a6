import { createSchemaReader, type SchemaReader } from '@recto/pipeline/schema'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { parseSearchBody } from '../request/request-to-input.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

interface ModelParams {
  readonly collection: string
  readonly field: string
}

/** Reads `/collections`, `/fields` and `/relations`, as far as the caller may see them. */
export function dataModelRoutes(app: FastifyInstance, rest: RestContext): void {
  const send = async (
    part: 'collections' | 'fields' | 'relations',
    reply: FastifyReply,
    select: (model: SchemaReader, params: ModelParams) => unknown,
  ): Promise<FastifyReply> => {
    const { request } = reply
    const model = await createSchemaReader(pipelineContext(request, rest), part)
    return sendData(select(model, request.params as ModelParams), reply)
  }
  app.get('/collections', (_request, reply) => send('collections', reply, (model) => model.collections()))
  app.route({
    method: 'SEARCH',
    url: '/collections',
    handler: (request, reply) => {
      const { keys } = parseSearchBody(request.body)
      return send('collections', reply, (model) => (keys === null ? model.collections() : keys.map((key) => model.collection(String(key)))))
    },
  })
  app.get('/collections/:collection', (_request, reply) =>
    send('collections', reply, (model, { collection }) => model.collection(collection)),
  )
  app.get('/fields', (_request, reply) => send('fields', reply, (model) => model.fields()))
  app.get('/fields/:collection', (_request, reply) => send('fields', reply, (model, { collection }) => model.fields(collection)))
  app.get('/fields/:collection/:field', (_request, reply) =>
    send('fields', reply, (model, { collection, field }) => model.field(collection, field)),
  )
  app.get('/relations', (_request, reply) => send('relations', reply, (model) => model.relations()))
  app.get('/relations/:collection', (_request, reply) => send('relations', reply, (model, { collection }) => model.relations(collection)))
  app.get('/relations/:collection/:field', (_request, reply) =>
    send('relations', reply, (model, { collection, field }) => model.relation(collection, field)),
  )
}

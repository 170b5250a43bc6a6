import { forbidden } from '@recto/errors'
import { type ModelReader, modelReader } from '@recto/pipeline'
import {
  changeSchema,
  createCollections,
  createField,
  createRelation,
  deleteCollection,
  deleteField,
  deleteRelation,
  generateTranslations,
  planSchemaChange,
  renameCollection,
  renameField,
  type SchemaOperation,
  updateCollection,
  updateCollections,
  updateField,
  updateFields,
  updateRelation,
} from '@recto/schema-changes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, type Door, type Exchange } from '../door.ts'
import { queryOf } from '../request-to-input.ts'
import { sendData } from '../send-result.ts'

interface ModelParams {
  readonly collection: string
  readonly field: string
}

type Part = 'collections' | 'fields' | 'relations'

/** A change, and what is answered when it is done; without a picture, 204. */
interface ModelWrite<Value> {
  readonly part: Part
  readonly change: (request: FastifyRequest, params: ModelParams) => SchemaOperation<Value>
  readonly show?: (model: ModelReader, value: Value, params: ModelParams) => unknown
}

/** Writing `/collections`, `/fields` and `/relations`. `?dryRun` answers with what would be done. */
export function modelWriteRoutes(app: FastifyInstance, door: Door): void {
  const on = <Value>(method: 'POST' | 'PATCH' | 'DELETE', url: string, write: ModelWrite<Value>): void => {
    app.route({ method, url, handler: (request, reply) => answerChange(write, { request, reply }, door) })
  }
  collectionWrites(on)
  fieldWrites(on)
  relationWrites(on)
}

type Register = <Value>(method: 'POST' | 'PATCH' | 'DELETE', url: string, write: ModelWrite<Value>) => void

function collectionWrites(on: Register): void {
  on('POST', '/collections', {
    part: 'collections',
    change:
      ({ body }) =>
      async (executor) => ({ isList: Array.isArray(body), names: await createCollections(body)(executor) }),
    show: (model, { isList, names }) => (isList ? names.map((name) => model.collection(name)) : model.collection(names[0] ?? '')),
  })
  on('PATCH', '/collections', {
    part: 'collections',
    change: ({ body }) => updateCollections(body),
    show: (model, names) => names.map((name) => model.collection(name)),
  })
  on('PATCH', '/collections/:collection', {
    part: 'collections',
    change: ({ body }, { collection }) => updateCollection(collection, body),
    show: (model, _value, { collection }) => model.collection(collection),
  })
  on('POST', '/collections/:collection/rename', {
    part: 'collections',
    change: ({ body }, { collection }) => renameCollection(collection, body),
    show: (model, name) => model.collection(name),
  })
  on('POST', '/utils/translations/generate', {
    part: 'collections',
    change: ({ body }) => generateTranslations(body),
    show: (_model, made) => made,
  })
  on('DELETE', '/collections/:collection', { part: 'collections', change: (_request, { collection }) => deleteCollection(collection) })
}

function fieldWrites(on: Register): void {
  on('POST', '/fields/:collection', {
    part: 'fields',
    change: ({ body }, { collection }) => createField(collection, body),
    show: (model, name, { collection }) => (name === null ? undefined : model.field(collection, name)),
  })
  on('PATCH', '/fields/:collection', {
    part: 'fields',
    change: ({ body }, { collection }) => updateFields(collection, body),
    show: (model, names, { collection }) => names.map((name) => model.field(collection, name)),
  })
  on('PATCH', '/fields/:collection/:field', {
    part: 'fields',
    change: ({ body }, params) => updateField(params, body),
    show: (model, name, { collection }) => model.field(collection, name),
  })
  on('POST', '/fields/:collection/:field/rename', {
    part: 'fields',
    change: ({ body }, params) => renameField(params, body),
    show: (model, name, { collection }) => model.field(collection, name),
  })
  on('DELETE', '/fields/:collection/:field', { part: 'fields', change: (_request, params) => deleteField(params) })
}

function relationWrites(on: Register): void {
  on('POST', '/relations', {
    part: 'relations',
    change: ({ body }) => createRelation(body),
    show: (model, { collection, field }) => model.relation(collection, field),
  })
  on('PATCH', '/relations/:collection/:field', {
    part: 'relations',
    change: ({ body }, params) => updateRelation(params, body),
    show: (model, _value, { collection, field }) => model.relation(collection, field),
  })
  on('DELETE', '/relations/:collection/:field', { part: 'relations', change: (_request, params) => deleteRelation(params) })
}

async function answerChange<Value>(write: ModelWrite<Value>, exchange: Exchange, door: Door): Promise<FastifyReply> {
  const { request, reply } = exchange
  const context = contextOf(request, door)
  if (!context.account.isAdmin) throw forbidden()
  const params = request.params as ModelParams
  const query = queryOf(request)
  const options = { concurrentIndexes: isFlagged(query['concurrentIndexCreation']) }
  const change = write.change(request, params)
  if (isFlagged(query['dryRun'])) return sendData(await planSchemaChange(context, change, options), exchange)
  const value = await changeSchema(context, change, options)
  const shown = write.show?.(await modelReader(contextOf(request, door), write.part), value, params)
  return shown === undefined ? reply.code(204).send() : sendData(shown, exchange)
}

/** A parameter without a value counts as said. */
export function isFlagged(value: unknown): boolean {
  return value !== undefined && value !== 'false' && value !== false && value !== '0'
}

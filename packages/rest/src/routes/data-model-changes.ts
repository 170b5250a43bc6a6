import { forbidden } from '@recto/errors'
import { createSchemaReader, type SchemaReader } from '@recto/pipeline/schema'
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
import { queryOf } from '../request/request-to-input.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

interface ModelParams {
  readonly collection: string
  readonly field: string
}

type Part = 'collections' | 'fields' | 'relations'

/** A change, and what is sent when it is done; without `show`, 204. */
interface DataModelChange<Value> {
  readonly part: Part
  readonly change: (request: FastifyRequest, params: ModelParams) => SchemaOperation<Value>
  readonly show?: (model: SchemaReader, value: Value, params: ModelParams) => unknown
}

/** Changes `/collections`, `/fields` and `/relations`. With `?dryRun` nothing is changed, and the plan is the answer. */
export function dataModelChangeRoutes(app: FastifyInstance, rest: RestContext): void {
  const on = <Value>(method: 'POST' | 'PATCH' | 'DELETE', url: string, write: DataModelChange<Value>): void => {
    app.route({ method, url, handler: (_request, reply) => runChange(write, reply, rest) })
  }
  collectionWrites(on)
  fieldWrites(on)
  relationWrites(on)
}

type Register = <Value>(method: 'POST' | 'PATCH' | 'DELETE', url: string, write: DataModelChange<Value>) => void

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

async function runChange<Value>(write: DataModelChange<Value>, reply: FastifyReply, rest: RestContext): Promise<FastifyReply> {
  const { request } = reply
  const context = pipelineContext(request, rest)
  if (!context.account.isAdmin) throw forbidden()
  const params = request.params as ModelParams
  const query = queryOf(request)
  const options = { concurrentIndexes: isFlagged(query['concurrentIndexCreation']) }
  const change = write.change(request, params)
  if (isFlagged(query['dryRun'])) return sendData(await planSchemaChange(context, change, options), reply)
  const value = await changeSchema(context, change, options)
  const shown = write.show?.(await createSchemaReader(pipelineContext(request, rest), write.part), value, params)
  return shown === undefined ? reply.code(204).send() : sendData(shown, reply)
}

/** Whether a parameter is set. One without a value, as in `?dryRun`, is. */
export function isFlagged(value: unknown): boolean {
  return value !== undefined && value !== 'false' && value !== false && value !== '0'
}

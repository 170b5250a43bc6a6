import { routeNotFound } from '@recto/http'
import { type Context, type MutationInput, runRequest } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { findCollection } from '@recto/schema'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  createInput,
  deleteInput,
  deleteOneInput,
  type MutationAddress,
  updateInput,
  updateOneInput,
} from '../request/mutation-to-input.ts'
import { keyOf, queryOf } from '../request/request-to-input.ts'
import { sendMutation } from '../response/send-mutation.ts'
import { sendData } from '../response/send-result.ts'
import { pipelineContext, type RestContext } from '../rest-context.ts'

/** The path a collection is written at, and which collection that is. */
export interface WrittenCollection {
  /** Path of the collection; its items are one segment below, under `:key`. */
  readonly path: string
  readonly collectionOf: (request: FastifyRequest) => string
  readonly allowsSystem: boolean
  /** What the answer to a changed item holds. @default the item as a read gives it */
  readonly readOne?: (key: string, query: JsonObject, context: Context) => Promise<unknown>
}

/** POST, PATCH and DELETE of a collection and its items. */
export function writeRoutes(
  app: FastifyInstance,
  rest: RestContext,
  { path, collectionOf, allowsSystem, readOne }: WrittenCollection,
): void {
  const addressOf = (request: FastifyRequest): MutationAddress => ({
    collection: collectionOf(request),
    query: queryOf(request),
    allowsSystem,
    ...revisionsOf(request),
  })
  const isSingleton = (request: FastifyRequest): boolean =>
    findCollection(rest.platform.schemaCache.current(), collectionOf(request))?.isSingleton ?? false
  app.post(path, (request, reply) => sendMutation(createOrMergeInput(request, addressOf(request)), reply, rest))
  app.patch(path, (request, reply) => {
    if (isSingleton(request)) return sendMutation({ kind: 'upsert', ...addressOf(request), data: request.body ?? {} }, reply, rest)
    return sendMutation(updateInput(request.body, addressOf(request)), reply, rest)
  })
  app.delete(path, (request, reply) => sendMutation(deleteInput(request.body, addressOf(request)), reply, rest))
  app.patch(`${path}/:key`, async (request, reply) => {
    if (isSingleton(request)) throw routeNotFound(`/${collectionOf(request)}`)
    const key = keyOf(request, rest, collectionOf(request))
    const input = updateOneInput(key, request.body, addressOf(request))
    if (readOne === undefined) return sendMutation(input, reply, rest)
    const context = pipelineContext(request, rest)
    const isReadable = (await runRequest(input, context)) !== null
    return isReadable ? sendData(await readOne(key, queryOf(request), context), reply) : reply.code(204).send()
  })
  app.delete(`${path}/:key`, (request, reply) =>
    sendMutation(deleteOneInput(keyOf(request, rest, collectionOf(request)), addressOf(request)), reply, rest),
  )
}

/** PATCH of a system singleton: the body is the item. */
export function singletonRoute(app: FastifyInstance, rest: RestContext, { path, collectionOf, allowsSystem }: WrittenCollection): void {
  app.patch(path, (request, reply) => {
    const address = { collection: collectionOf(request), query: queryOf(request), allowsSystem }
    return sendMutation({ kind: 'upsert', ...address, data: request.body ?? {} }, reply, rest)
  })
}

/** With `?upsert=sku,shop`, items that exist with the same values in these fields are updated instead of created. */
function createOrMergeInput(request: FastifyRequest, address: MutationAddress): MutationInput {
  const { upsert, ...query } = address.query
  if (upsert === undefined) return createInput(request.body, address)
  const on = String(upsert)
    .split(',')
    .filter((name) => name !== '')
  return { kind: 'merge', ...address, query, data: request.body ?? {}, on }
}

/** `If-Match: "45"`: the latest revision the caller knows. */
function revisionsOf({ headers }: FastifyRequest): { readonly ifRevision?: readonly string[] } {
  const header = headers['if-match']
  if (header === undefined) return {}
  const opaque = (tag: string): string =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1')
  return { ifRevision: header.split(',').map(opaque) }
}

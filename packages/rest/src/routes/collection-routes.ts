import type { CreateInput, MergeInput } from '@recto/pipeline'
import { findCollection } from '@recto/schema'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerMutation } from '../answer-mutation.ts'
import type { Door, Exchange } from '../door.ts'
import { createInput, deleteInput, deleteOneInput, type MutationAddress, updateInput, updateOneInput } from '../mutation-to-input.ts'
import { keyOf, queryOf } from '../request-to-input.ts'
import { routeNotFound } from '../send-error.ts'

/** Where a collection is written, and which one it is. */
export interface WrittenCollection {
  /** Path of the collection; its items are one step below, under `:key`. */
  readonly path: string
  readonly collectionOf: (request: FastifyRequest) => string
  readonly allowsSystem: boolean
}

/** POST, PATCH and DELETE of a collection and of its items, for all collections alike. */
export function writeRoutes(app: FastifyInstance, door: Door, { path, collectionOf, allowsSystem }: WrittenCollection): void {
  const addressOf = (request: FastifyRequest): MutationAddress => ({
    collection: collectionOf(request),
    query: queryOf(request),
    allowsSystem,
    ...revisionsOf(request),
  })
  const isSingleton = (request: FastifyRequest): boolean =>
    findCollection(door.platform.schemaCache.current(), collectionOf(request))?.isSingleton ?? false
  app.post(path, (request, reply) => {
    if (isSingleton(request)) throw routeNotFound(`/${collectionOf(request)}`)
    return answerMutation(newItems(request, addressOf(request)), { request, reply }, door)
  })
  app.patch(path, (request, reply) => {
    const exchange: Exchange = { request, reply }
    if (isSingleton(request)) return answerMutation({ kind: 'upsert', ...addressOf(request), data: request.body ?? {} }, exchange, door)
    return answerMutation(updateInput(request.body, addressOf(request)), exchange, door)
  })
  app.delete(path, (request, reply) => answerMutation(deleteInput(request.body, addressOf(request)), { request, reply }, door))
  app.patch(`${path}/:key`, (request, reply) => {
    if (isSingleton(request)) throw routeNotFound(`/${collectionOf(request)}`)
    return answerMutation(
      updateOneInput(keyOf(request, door, collectionOf(request)), request.body, addressOf(request)),
      { request, reply },
      door,
    )
  })
  app.delete(`${path}/:key`, (request, reply) =>
    answerMutation(deleteOneInput(keyOf(request, door, collectionOf(request)), addressOf(request)), { request, reply }, door),
  )
}

/** PATCH of a collection of one row: the body is the row itself. */
export function saveRoute(app: FastifyInstance, door: Door, { path, collectionOf, allowsSystem }: WrittenCollection): void {
  app.patch(path, (request, reply) => {
    const address = { collection: collectionOf(request), query: queryOf(request), allowsSystem }
    return answerMutation({ kind: 'upsert', ...address, data: request.body ?? {} }, { request, reply }, door)
  })
}

/** `?upsert=sku,shop`: items with the same values there are changed instead of created. */
function newItems(request: FastifyRequest, address: MutationAddress): CreateInput | MergeInput {
  const { upsert, ...query } = address.query
  if (upsert === undefined) return createInput(request.body, address)
  const on = String(upsert)
    .split(',')
    .filter((name) => name !== '')
  return { kind: 'merge', ...address, query, data: request.body ?? {}, on }
}

/** `If-Match: "45"`: the latest revision the caller has seen. */
function revisionsOf({ headers }: FastifyRequest): { readonly ifRevision?: readonly string[] } {
  const header = headers['if-match']
  return header === undefined
    ? {}
    : {
        ifRevision: header.split(',').map((tag) =>
          tag
            .trim()
            .replace(/^W\//, '')
            .replace(/^"(.*)"$/, '$1'),
        ),
      }
}

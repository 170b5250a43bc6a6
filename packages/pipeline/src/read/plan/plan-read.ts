import { forbiddenItem } from '@recto/errors'
import { type CompiledRead, type KeyValues, parseKey, type Query, type ReadRequest } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { Context } from '../../context.ts'
import type { RequestLimits } from '../../limits.ts'
import type { AuthorizedRead } from '../authorize/authorize-read.ts'

/** A request with the statements it became, and the values they are run with. */
export interface PipelineReadPlan extends Pick<AuthorizedRead, 'collection' | 'name' | 'key' | 'query' | 'access'> {
  readonly compiled: CompiledRead
  readonly literals: readonly unknown[]
  /** `stream`: the items are handed on as they come, so that memory does not grow with the table. */
  readonly delivery: 'one' | 'list' | 'stream'
  /** The collection's only row, as an object. */
  readonly isSingleton: boolean
}

/** Longer lists are streamed, and so is every file. */
const listItemsMax = 1000

/**
 * Finds or makes the plan of a request.
 * @throws {RectoError} FORBIDDEN and INVALID_QUERY for what does not fit the schema and the caller's rights
 */
export function planRead(request: AuthorizedRead, { platform, schema }: Context): PipelineReadPlan {
  const { collection, name, key, access } = request
  const isSingleton = collection.isSingleton && request.key === null
  const query = isSingleton ? withLimit(request.query, 1) : request.query
  const delivery = isSingleton ? 'list' : deliveryOf(request, query, platform.limits)
  const read: ReadRequest = {
    schema,
    dialect: platform.dialect,
    collection: name,
    query,
    access,
    limits: platform.limits,
    form: delivery === 'stream' ? 'rows' : 'fields',
  }
  const { plan, literals } = platform.planCache.planRead(addressed(read, request))
  return { collection, name, key, query, access, compiled: plan, literals, delivery, isSingleton }
}

function deliveryOf({ key, keys, isBuffered }: AuthorizedRead, query: Query, limits: RequestLimits): PipelineReadPlan['delivery'] {
  if (key !== null) return 'one'
  if (isBuffered) return 'list'
  if (keys !== null && query.export === null) return keys.length > listItemsMax ? 'stream' : 'list'
  const limit = query.limit ?? limits.limitDefault
  const most = limit === -1 ? limits.limitMax : limit
  return !isAggregate(query) && (query.export !== null || most === -1 || most > listItemsMax) ? 'stream' : 'list'
}

/** A malformed key is answered like one that doesn't exist. */
function addressed(read: ReadRequest, { collection, key, keys }: AuthorizedRead): ReadRequest {
  if (key !== null) return { ...read, key: keyValues(collection, key) }
  return keys === null ? read : { ...read, keys: keys.map((one) => keyValues(collection, one)) }
}

function keyValues(collection: Collection, key: string | number): KeyValues {
  const values = parseKey(collection, key)
  if (values === null) throw forbiddenItem(collection.name, key)
  return values
}

function isAggregate(query: Query): boolean {
  return query.aggregate !== null || query.groupBy !== null
}

const limited = new WeakMap<Query, Query>()

/** The same query object gives the same one back, so that its shape is found again. */
function withLimit(query: Query, limit: number): Query {
  const known = limited.get(query)
  if (known?.limit === limit) return known
  const copy = { ...query, limit, page: null, offset: null }
  limited.set(query, copy)
  return copy
}

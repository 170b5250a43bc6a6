import QuickLRU from 'quick-lru'
import { compileRead, keyLiterals, type ReadRequest } from './compile-read.ts'
import type { CompiledRead } from './compiled-read.ts'
import type { Query } from './query.ts'
import { paddedLength, shapeOf } from './shape.ts'

/** A read ready to run: its plan, and the literals of this request for it. */
export interface PlannedRead {
  readonly plan: CompiledRead
  readonly literals: readonly unknown[]
}

/** Plans by shape. Bounded: the least recently used plan is dropped. */
export interface PlanCache {
  /** @throws {RectoError} as `compileRead` does. Errors are not cached. */
  planRead(request: ReadRequest): PlannedRead
  clear(): void
  readonly size: number
}

/** @param options.capacity Plans kept. @default 1000 */
export function createPlanCache({ capacity = 1000 }: { readonly capacity?: number } = {}): PlanCache {
  const plans = new QuickLRU<string, CompiledRead>({ maxSize: capacity })
  let recent = new WeakMap<Query, Recent>()
  const planOf = (request: ReadRequest, shape: string): CompiledRead => {
    const key = cacheKey(request, shape)
    const known = plans.get(key)
    if (known !== undefined) return known
    const plan = compileRead(request)
    plans.set(key, plan)
    return plan
  }
  return {
    planRead(request) {
      const shape = shapeOf(request.query)
      const last = recent.get(request.query)
      const plan = last !== undefined && isMadeFor(last, request) ? last.plan : planOf(request, shape.key)
      if (plan !== last?.plan && request.keys === undefined) recent.set(request.query, recentOf(request, plan))
      return { plan, literals: literalsOf(request, shape.literals) }
    },
    clear: () => {
      plans.clear()
      recent = new WeakMap()
    },
    get size() {
      return plans.size
    },
  }
}

/** The last plan of a query object, and what it was made for: a repeated query is recognized without computing its key. */
interface Recent extends Omit<ReadRequest, 'query' | 'schema' | 'access' | 'key' | 'keys'> {
  readonly plan: CompiledRead
  /** Fingerprints: the schema itself is not to be kept alive. */
  readonly schema: string
  readonly access: string
  readonly isOne: boolean
}

function recentOf({ schema, access, dialect, collection, limits, form, key }: ReadRequest, plan: CompiledRead): Recent {
  const made = { plan, schema: schema.fingerprint, access: access.fingerprint, dialect, collection, isOne: key !== undefined }
  return { ...made, ...(limits === undefined ? {} : { limits }), ...(form === undefined ? {} : { form }) }
}

function isMadeFor(recent: Recent, request: ReadRequest): boolean {
  const isSameReading =
    recent.collection === request.collection && recent.isOne === (request.key !== undefined) && recent.form === request.form
  const isSameGround = recent.dialect === request.dialect && recent.limits === request.limits && request.keys === undefined
  return isSameReading && isSameGround && recent.schema === request.schema.fingerprint && recent.access === request.access.fingerprint
}

/** The literals of a request, those of its keys last. */
export function literalsOf(request: Pick<ReadRequest, 'key' | 'keys'>, literals: readonly unknown[]): readonly unknown[] {
  return request.key === undefined && request.keys === undefined ? literals : [...literals, ...keyLiterals(request)]
}

function cacheKey({ schema, access, dialect, collection, limits, key, keys, form }: ReadRequest, shape: string): string {
  const limit = limits === undefined ? '' : `${limits.limitDefault},${limits.limitMax},${limits.depthMax}`
  const several = keys === undefined ? '' : `k${keys.every(({ length }) => length === 1) ? paddedLength(keys.length) : `c${keys.length}`}`
  return [
    dialect.name,
    schema.fingerprint,
    access.fingerprint,
    collection,
    limit,
    form ?? '',
    key === undefined ? several : 'one',
    shape,
  ].join('\n')
}

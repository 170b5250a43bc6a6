import { compileRead, keyLiterals, type ReadRequest } from './compile-read.ts'
import type { CompiledRead } from './compiled-read.ts'
import { paddedLength, shapeOf } from './shape.ts'

/** A read ready to run: its plan, and the literals of this request for it. */
export interface PlannedRead {
  readonly plan: CompiledRead
  readonly literals: readonly unknown[]
}

/** Plans by shape. Bounded; what was not used for longest is forgotten. */
export interface PlanCache {
  /** @throws {RectoError} as `compileRead` does. Refusals are not remembered. */
  planRead(request: ReadRequest): PlannedRead
  clear(): void
  readonly size: number
}

/** @param options.capacity Plans kept. @default 1000 */
export function createPlanCache({ capacity = 1000 }: { readonly capacity?: number } = {}): PlanCache {
  const plans = new Map<string, CompiledRead>()
  return {
    planRead(request) {
      const shape = shapeOf(request.query)
      const key = cacheKey(request, shape.key)
      const plan = plans.get(key) ?? compileRead(request)
      plans.delete(key)
      plans.set(key, plan)
      const oldest = plans.keys().next()
      if (plans.size > capacity && !oldest.done) plans.delete(oldest.value)
      return { plan, literals: literalsOf(request, shape.literals) }
    },
    clear: () => plans.clear(),
    get size() {
      return plans.size
    },
  }
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

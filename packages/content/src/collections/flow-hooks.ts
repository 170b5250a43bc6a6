import type { CollectionHooks } from '@recto/pipeline'
import { tableIn } from '../system-tables-in.ts'

/** Flows: their operations refer to each other, so the references go before the operations can. */
export const flowHooks: CollectionHooks = {
  async beforeDelete(keys, scope) {
    await tableIn(scope, 'operations').update({ flow: keys.map(String) }, { resolve: null, reject: null })
  },
}

/** Operations: what led to one that goes leads nowhere. */
export const operationHooks: CollectionHooks = {
  async beforeDelete(keys, scope) {
    const gone = keys.map(String)
    const operations = tableIn(scope, 'operations')
    await operations.update({ resolve: gone }, { resolve: null })
    await operations.update({ reject: gone }, { reject: null })
    await operations.update({ id: gone }, { resolve: null, reject: null })
    await tableIn(scope, 'flows').update({ operation: gone }, { operation: null })
  },
}

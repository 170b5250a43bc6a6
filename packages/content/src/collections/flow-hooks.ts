import type { CollectionHooks } from '@recto/pipeline'
import { systemDatabase } from '@recto/system'

/** Flows: their operations refer to each other, so these references are removed before the operations are deleted. */
export const flowHooks: CollectionHooks = {
  async beforeDelete(keys, { context }) {
    const operations = systemDatabase(context.platform).updateTable('recto_operations').set({ resolve: null, reject: null })
    await operations.where('flow', 'in', keys.map(String)).execute()
  },
}

/** Operations: references to a deleted one are removed. */
export const operationHooks: CollectionHooks = {
  async beforeDelete(keys, { context }) {
    const deleted = keys.map(String)
    const recto = systemDatabase(context.platform)
    await recto.updateTable('recto_operations').set({ resolve: null }).where('resolve', 'in', deleted).execute()
    await recto.updateTable('recto_operations').set({ reject: null }).where('reject', 'in', deleted).execute()
    await recto.updateTable('recto_operations').set({ resolve: null, reject: null }).where('id', 'in', deleted).execute()
    await recto.updateTable('recto_flows').set({ operation: null }).where('operation', 'in', deleted).execute()
  },
}

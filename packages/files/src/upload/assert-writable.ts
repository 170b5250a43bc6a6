import { forbidden } from '@recto/errors'
import { type CollectionHookContext, type CollectionHooks, type Context, runRequest } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { filesCollection } from '../files-collection.ts'
import { quietContext, withoutName } from './write-files.ts'

/** A row that is to be written once its content is there. */
interface PlannedRow {
  /** `null`: a new one. */
  readonly key: string | null
  readonly payload: JsonObject
}

/**
 * Refuses what would be refused once all of the content has come: writes the row by the rules of the caller, and rolls back.
 * @throws {RectoError} as any write
 */
export async function assertWritable({ key, payload }: PlannedRow, context: Context): Promise<void> {
  let isAccepted = false
  const rollBack = (scope: CollectionHookContext): void =>
    scope.beforeCommit('files:judge', async () => {
      isAccepted = true
      throw forbidden()
    })
  const hooks: CollectionHooks = {
    async afterCreate(_items, scope) {
      rollBack(scope)
    },
    async beforeUpdate(change, scope) {
      rollBack(scope)
      return change.payload
    },
  }
  const write = { collection: filesCollection, data: withoutName(payload), query: { fields: ['id'] } } as const
  try {
    const input = key === null ? ({ kind: 'create', ...write } as const) : ({ kind: 'update', keys: [key], isOne: true, ...write } as const)
    await runRequest(input, quietContext(context, hooks))
  } catch (error) {
    if (!isAccepted) throw error
  }
}

import { EventBus } from '@recto/events'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import { rightsOf } from '../access/rights-of.ts'
import type { Context } from '../context.ts'
import type { EventContext } from '../event-context.ts'
import { commit } from './commit.ts'
import { executeUpdate } from './execute/execute-steps.ts'
import { keyFrom } from './parse/payload-key.ts'
import { planUpdate } from './plan/plan-update.ts'
import { toWriteError } from './to-write-error.ts'
import { createPlanContext } from './write-context.ts'

/** A change to be previewed. */
export interface PreviewedChange {
  readonly collection: Collection
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Whether an item exists only because of the previewed change, so that its key means nothing. */
export type IsNew = (collection: string, key: string) => boolean

/**
 * What the caller would read after changing an item. The change is made with the caller's own rights and by all rules, without
 * listeners, and rolled back: nothing becomes visible that the caller could not make visible by writing.
 * @throws {RectoError} whatever the change or the reading throws
 */
export async function previewChange<Value>(
  { collection, key, data }: PreviewedChange,
  context: Context,
  read: (context: Context, isNew: IsNew) => Promise<Value>,
): Promise<Value> {
  const { platform } = context
  const events = new EventBus<EventContext>({ onHandlerError: () => {} })
  const silent = { ...context, platform: { ...platform, events }, variables: new Map() }
  try {
    return await commit(createPlanContext(silent, await rightsOf(context)), {
      async execute(write) {
        const request = { collection, keys: [keyFrom(collection, key)], payload: data, path: [] }
        await executeUpdate(write, await planUpdate(write, request))
      },
      answer(_done, { log, session }) {
        const created = new Set(
          log.entries.flatMap((entry) => (entry.action === 'create' ? [`${entry.collection.name} ${printKey(entry.key)}`] : [])),
        )
        const isNew: IsNew = (name, itemKey) => created.has(`${name} ${itemKey}`)
        return read({ ...context, platform: { ...platform, connection: session.connection } }, isNew)
      },
      isRolledBack: true,
    })
  } catch (error) {
    throw await toWriteError(error, context)
  }
}

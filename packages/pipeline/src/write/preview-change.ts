import { EventBus } from '@recto/events'
import { fullRights } from '@recto/permissions'
import { printKey } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import type { EventContext } from '../event-context.ts'
import { toAnswerableError } from '../read/execute/execute-read.ts'
import { openScope } from './commit.ts'
import { updateItems } from './execute/update-items.ts'
import { keyFrom } from './parse/payload-key.ts'
import type { ActivityEntry } from './record/activity-entry.ts'
import { rootPath } from './write-context.ts'

/** A change that is only looked at. */
export interface PreviewedChange {
  readonly collection: Collection
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Whether an item is only there because of the change that is looked at: its key is nothing to go by. */
export type IsNew = (collection: string, key: string) => boolean

/**
 * What would be read if an item were changed. The change is made with full rights, told to nobody, and undone; the reading
 * is the caller's own. @throws {RectoError} what stands in the way of the change, or of the reading
 */
export async function previewChange<Value>(
  { collection, key, data }: PreviewedChange,
  context: Context,
  read: (context: Context, isNew: IsNew) => Promise<Value>,
): Promise<Value> {
  const { platform } = context
  const undo = new Undo<Value>()
  try {
    await platform.connection.transaction(async (connection) => {
      const events = new EventBus<EventContext>({ onHandlerError: () => {} })
      const unseen = { ...platform, connection, events, collectionHooks: new Map() }
      const opened = openScope({ ...context, platform: unseen, variables: new Map() }, fullRights)
      const created = new Set<string>()
      const add = (entry: ActivityEntry): ActivityEntry => {
        if (entry.action === 'create') created.add(`${entry.collection.name} ${printKey(entry.key)}`)
        return entry
      }
      const scope = { ...opened, activityLog: { ...opened.activityLog, add } }
      await updateItems(scope, { collection, keys: [keyFrom(collection, key)], payload: data, place: rootPath })
      const isNew: IsNew = (name, itemKey) => created.has(`${name} ${itemKey}`)
      undo.found = [await read({ ...context, platform: { ...platform, connection } }, isNew)]
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw toAnswerableError(error, context)
  }
  const [value] = undo.found
  if (undo.found.length === 0) throw new Error('A preview was not undone.')
  return value as Value
}

/** Thrown to end the transaction without a trace. */
class Undo<Value> extends Error {
  found: readonly [] | readonly [Value] = []
}

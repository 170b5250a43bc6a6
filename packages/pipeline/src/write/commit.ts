import { rightsOf } from '../access/rights-of.ts'
import type { Context } from '../context.ts'
import { runAfterCommit, runBeforeCommit } from './collection-hooks.ts'
import { createItems } from './execute/create-items.ts'
import { deleteItems } from './execute/delete-items.ts'
import { updateEach } from './execute/update-each.ts'
import { updateItems } from './execute/update-items.ts'
import { createActivityLog } from './record/activity-log.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Does writes in one transaction, with the record of them; a failure leaves nothing behind. `answer` runs before the commit,
 * when everything is written. Listeners hear of it when it is committed.
 */
export async function writeTransaction<Done, Answer>(
  context: Context,
  steps: {
    readonly write: (scope: WriteContext) => Promise<Done>
    readonly answer: (done: Done, scope: WriteContext) => Promise<Answer> | Answer
  },
): Promise<Answer> {
  const rights = await rightsOf(context)
  const { platform } = context
  const { scope, answer } = await platform.connection.transaction(async (connection) => {
    const opened = openScope({ ...context, platform: { ...platform, connection } }, rights)
    const done = await steps.write(opened)
    await runBeforeCommit(opened)
    await opened.activityLog.flush(opened.session)
    return { scope: opened, answer: await steps.answer(done, opened) }
  })
  forgetChanged(context, scope.events)
  runAfterCommit(scope, context)
  for (const announcement of scope.events)
    platform.events.emit({ ...announcement, context: { ...announcement.context, database: platform.connection } })
  return answer
}

/** What all writes of one request share. */
export function openScope(context: Context, rights: WriteContext['rights']): WriteContext {
  const { connection, dialect, limits } = context.platform
  return {
    context,
    session: { connection, dialect },
    rights,
    activityLog: createActivityLog(context),
    events: [],
    beforeCommit: new Map(),
    afterCommit: new Map(),
    rules: new Map(),
    budget: { left: limits.batchMutationMax === -1 ? Number.POSITIVE_INFINITY : limits.batchMutationMax },
    writers: { create: createItems, update: updateItems, updateEach, delete: deleteItems },
  }
}

const accessCollections = new Set(['access', 'permissions', 'policies', 'roles', 'shares', 'users'].map((name) => `directus_${name}`))

/** What is kept in memory about policies no longer holds. Nested writes may reach them from anywhere. */
export function forgetChanged({ platform }: Context, announcements: WriteContext['events']): void {
  if (announcements.some(({ meta }) => accessCollections.has(String(meta['collection'])))) platform.accessCache.clear()
}

import { runAfterCommit, runBeforeCommit } from './collection-hooks.ts'
import { type ActivityLog, createActivityLog } from './record/activity-log.ts'
import { recordChanges } from './record/record-changes.ts'
import { requireCaller, type WriteContext, type WritePlanContext } from './write-context.ts'

/** Work done in one transaction. */
export interface CommittedWork<Done, Answer> {
  readonly execute: (write: WriteContext) => Promise<Done>
  /** Runs when everything is written and recorded, before the commit. */
  readonly answer: (done: Done, write: WriteContext) => Promise<Answer> | Answer
  /** Nothing is kept, recorded or emitted: the transaction is rolled back when the answer is known. @default false */
  readonly isRolledBack?: boolean
}

/**
 * Writes in one transaction, for single writes, batches, imports and previews alike: the changes, the checks of collection
 * hooks, the record of the changes. A failure leaves nothing behind. Listeners and hooks are called after the commit.
 */
export async function commit<Done, Answer>(plan: WritePlanContext, work: CommittedWork<Done, Answer>): Promise<Answer> {
  const { context } = plan
  const rollback = new Rollback<Answer>()
  try {
    const { log, answer } = await context.platform.connection.transaction(async (connection) => {
      const write = openWrite(plan, connection)
      const done = await work.execute(write)
      await runBeforeCommit(write.log)
      if (work.isRolledBack !== true) await recordChanges(write.log, write)
      const found = await work.answer(done, write)
      requireCaller(context)
      if (work.isRolledBack !== true) return { log: write.log, answer: found }
      rollback.answer = [found]
      throw rollback
    })
    publish(log, plan)
    return answer
  } catch (error) {
    const [answer] = rollback.answer
    if (error !== rollback || rollback.answer.length === 0) throw error
    return answer as Answer
  }
}

/** Thrown to end a transaction without a trace. A retried transaction finds another answer. */
class Rollback<Answer> extends Error {
  answer: readonly [] | readonly [Answer] = []
}

/** The same context inside a transaction. A transaction that is tried again has a budget and a log of its own. */
export function openWrite(plan: WritePlanContext, connection: WriteContext['session']['connection']): WriteContext {
  const { context } = plan
  const platform = { ...context.platform, connection }
  return {
    ...plan,
    context: { ...context, platform },
    session: { connection, dialect: platform.dialect },
    budget: { ...plan.budget },
    log: createActivityLog(),
  }
}

/** What follows a commit: caches are invalidated, hooks and listeners are called. */
function publish(log: ActivityLog, { context }: WritePlanContext): void {
  const { platform } = context
  if (log.events.some(({ meta }) => accessCollections.has(String(meta['collection'])))) platform.accessCache.clear()
  runAfterCommit(log, context)
  for (const event of log.events) platform.events.emit({ ...event, context: { ...event.context, database: platform.connection } })
}

/** Collections that policies are resolved from. Nested writes may reach them from anywhere. */
const accessCollections = new Set(['access', 'permissions', 'policies', 'roles', 'shares', 'users'].map((name) => `directus_${name}`))

import { RectoError, toRectoError } from '@recto/errors'
import type { Context, Platform } from '@recto/pipeline'
import { compensatingWork } from './change-work/compensating-work.ts'
import type { ModelParts } from './change-work/model-parts.ts'
import type { ModelWork } from './change-work/model-work.ts'
import { type ModelPlan, recordingWork } from './change-work/recording-work.ts'
import { runChange } from './change-work/run-steps.ts'
import { transactionalWork } from './change-work/transactional-work.ts'

/** How a change of the model is to be made. */
export interface ModelOptions {
  /** Indexes are made without keeping writers waiting, after everything else. @default false */
  readonly concurrentIndexes?: boolean
}

/** Something done to the model, in terms of steps. */
export type ModelChange<Value> = (work: ModelWork) => Promise<Value>

/**
 * Makes a change of the model: all of it, or nothing. Afterwards the schema is fresh and listeners are told.
 * @throws {RectoError} FORBIDDEN unless an administrator asks; whatever stands in the way
 */
export async function changeModel<Value>(context: Context, change: ModelChange<Value>, options: ModelOptions = {}): Promise<Value> {
  if (!context.account.isAdmin) throw new RectoError('FORBIDDEN')
  return oneAfterAnother(context.platform, async () => {
    const { platform } = context
    const fresh = { ...context, schema: platform.schemaCache.current() }
    const parts: ModelParts = {
      context: fresh,
      isDryRun: false,
      concurrentIndexes: options.concurrentIndexes ?? false,
      events: [],
      indexes: [],
    }
    const value = await run(parts, change).finally(async () => {
      await platform.schemaCache.refresh()
      platform.accessCache.clear()
    })
    await makeIndexes(parts)
    tell(parts)
    return value
  })
}

/** What a change would do. Nothing is written, and what a real change would refuse is refused. */
export async function planModel(context: Context, change: ModelChange<unknown>, options: ModelOptions = {}): Promise<ModelPlan> {
  if (!context.account.isAdmin) throw new RectoError('FORBIDDEN')
  const { work, plan } = recordingWork({
    context,
    isDryRun: true,
    concurrentIndexes: options.concurrentIndexes ?? false,
    events: [],
    indexes: [],
  })
  await answerable(context.platform, () => change(work))
  return plan
}

async function run<Value>(parts: ModelParts, change: ModelChange<Value>): Promise<Value> {
  const { platform } = parts.context
  return answerable(platform, async () => {
    if (platform.dialect.supports.transactionalDdl) {
      return await platform.connection.transaction((session) => {
        parts.events.length = 0
        parts.indexes.length = 0
        return change(transactionalWork(parts, session))
      })
    }
    const { work, finish, undo } = compensatingWork(parts)
    try {
      const value = await change(work)
      await finish()
      return value
    } catch (error) {
      await undo()
      throw error
    }
  })
}

async function answerable<Value>(platform: Platform, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw platform.dialect.toRectoError(error) ?? toRectoError(error)
  }
}

/** They are built beside running writes, which no transaction allows; one that fails is logged, the change stands. */
async function makeIndexes({ context, indexes }: ModelParts): Promise<void> {
  const { platform } = context
  for (const { change } of indexes) {
    const target = { context, session: platform.connection }
    const concurrent = change.kind === 'add-index' ? { ...change, concurrently: true } : change
    await runChange(target, concurrent)
      .catch(() => runChange(target, change))
      .catch((error: unknown) => platform.log.error({ err: error }, 'An index could not be made.'))
  }
  if (indexes.length > 0) await platform.schemaCache.refresh()
}

function tell({ context, events }: ModelParts): void {
  const { platform, account } = context
  const schema = platform.schemaCache.current()
  for (const { event, meta } of events) {
    platform.events.announce({ events: event, meta, context: { database: platform.connection, schema, accountability: account } })
  }
}

const queues = new WeakMap<Platform, Promise<unknown>>()

/** Two changes at once would each plan with a schema that the other is changing. */
function oneAfterAnother<Value>(platform: Platform, work: () => Promise<Value>): Promise<Value> {
  const turn = (queues.get(platform) ?? Promise.resolve()).then(work)
  queues.set(
    platform,
    turn.catch(() => {}),
  )
  return turn
}

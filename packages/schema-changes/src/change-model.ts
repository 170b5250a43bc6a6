import type { Connection } from '@recto/dialects'
import { forbidden, toRectoError } from '@recto/errors'
import type { Context, Platform } from '@recto/pipeline'
import { physicalTable } from '@recto/system'
import { compensatingWork } from './change-work/compensating-work.ts'
import { countChange, hasSeenAllBefore, rememberSeen } from './change-work/count-change.ts'
import type { ModelParts } from './change-work/model-parts.ts'
import type { ModelWork } from './change-work/model-work.ts'
import { type ModelPlan, recordingWork } from './change-work/recording-work.ts'
import { runChange, type StepTarget } from './change-work/run-steps.ts'
import { keptSteps } from './change-work/step-table.ts'
import { type Outcome, takeUp } from './change-work/take-up.ts'
import { transactionalWork } from './change-work/transactional-work.ts'

/** How a change of the model is to be made. */
export interface ModelOptions {
  /** Indexes are made without keeping writers waiting, after everything else. @default false */
  readonly concurrentIndexes?: boolean
}

/** Something done to the model, in terms of steps. */
export type ModelChange<Value> = (work: ModelWork) => Promise<Value>

/** Nobody writes to this table but whoever brings Recto's own tables up to date. */
const lock = physicalTable('migrations')

/**
 * Makes a change of the model: all of it, or nothing, and one at a time, whatever process makes it. Afterwards the schema is
 * fresh and listeners are told.
 * @throws {RectoError} FORBIDDEN unless an administrator asks; whatever stands in the way
 */
export async function changeModel<Value>(context: Context, change: ModelChange<Value>, options: ModelOptions = {}): Promise<Value> {
  if (!context.account.isAdmin) throw forbidden()
  const { platform } = context
  return oneAfterAnother(platform, async () => {
    const told: Told = { events: [], indexes: [], number: null }
    const value = await answerable(platform, () =>
      platform.dialect.exclusively(platform.connection, lock, (session) => makeIn(session, { context, change, options, told })),
    ).finally(() => lookAgain(platform, told))
    await makeIndexes(platform, told.indexes)
    tell(context, told.events)
    return value
  })
}

/**
 * Ends a change that a process began and did not live to end: takes it back, or completes it when data has been given up
 * already. Only engines that can't roll back DDL ever leave one behind. Waits for a change under way.
 */
export async function recoverModel(platform: Platform): Promise<void> {
  const { dialect, connection } = platform
  if (dialect.supports.transactionalDdl) return
  const { back, ahead } = await keptSteps({ platform, session: connection })
  if (back.length === 0 && ahead.length === 0) return
  await dialect.exclusively(connection, lock, (session) => takeUpAndTell({ platform, session }))
  await platform.schemaCache.refresh()
}

/** What a change would do. Nothing is written, and what a real change would refuse is refused. */
export async function planModel(context: Context, change: ModelChange<unknown>, options: ModelOptions = {}): Promise<ModelPlan> {
  if (!context.account.isAdmin) throw forbidden()
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

/** What is to be told when all is done, and which change it was; `null` when none counts, since it was rolled back. */
interface Told extends Pick<ModelParts, 'events' | 'indexes'> {
  number: number | null
}

async function lookAgain(platform: Platform, { number }: Told): Promise<void> {
  await platform.schemaCache.refresh()
  if (number !== null) rememberSeen(platform, number)
  platform.accessCache.clear()
}

interface Making<Value> {
  readonly context: Context
  readonly change: ModelChange<Value>
  readonly options: ModelOptions
  readonly told: Told
}

async function makeIn<Value>(session: Connection, { context, change, options, told }: Making<Value>): Promise<Value> {
  const { platform } = context
  const target = { platform, session }
  const isTransaction = platform.dialect.supports.transactionalDdl
  const outcome = isTransaction ? 'none' : await takeUpAndTell(target)
  const number = await countChange(target)
  const isFresh = outcome === 'none' && hasSeenAllBefore(platform, number)
  const schema = isFresh ? platform.schemaCache.current() : await platform.schemaCache.readIn(session)
  // A deadlock lets all of it run again.
  Object.assign(told, { events: [], indexes: [], number: isTransaction ? null : number })
  const parts: ModelParts = {
    context: { ...context, schema },
    isDryRun: false,
    concurrentIndexes: options.concurrentIndexes ?? false,
    ...told,
  }
  const value = isTransaction ? await change(transactionalWork(parts, session)) : await compensated(parts, change)
  told.number = number
  return value
}

async function compensated<Value>(parts: ModelParts, change: ModelChange<Value>): Promise<Value> {
  const { work, finish, undo } = compensatingWork(parts)
  try {
    const value = await change(work)
    await finish()
    return value
  } catch (error) {
    await undo()
    throw error
  }
}

async function takeUpAndTell(target: StepTarget): Promise<Outcome> {
  const outcome = await takeUp(target)
  if (outcome !== 'none') target.platform.log.warn({ outcome }, 'A change of the data model had been cut off in another process.')
  return outcome
}

async function answerable<Value>(platform: Platform, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw platform.dialect.toRectoError(error) ?? toRectoError(error)
  }
}

/** They are built beside running writes, which no transaction allows; one that fails is logged, the change stands. */
async function makeIndexes(platform: Platform, indexes: Told['indexes']): Promise<void> {
  for (const { change } of indexes) {
    const target = { platform, session: platform.connection }
    const concurrent = change.kind === 'add-index' ? { ...change, concurrently: true } : change
    await runChange(target, concurrent)
      .catch(() => runChange(target, change))
      .catch((error: unknown) => platform.log.error({ err: error }, 'An index could not be made.'))
  }
  if (indexes.length > 0) await platform.schemaCache.refresh()
}

function tell({ platform, account }: Context, events: Told['events']): void {
  const schema = platform.schemaCache.current()
  for (const { event, meta } of events) {
    platform.events.emit({ events: event, meta, context: { database: platform.connection, schema, accountability: account } })
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

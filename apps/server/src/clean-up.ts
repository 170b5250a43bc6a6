import type { Coordination } from '@recto/bus'
import { deleteExpiredAnswers, deleteExpiredRecords } from '@recto/jobs'
import type { Log, Platform } from '@recto/pipeline'
import { Cron } from 'croner'
import { StartError } from './config/start-error.ts'
import type { Config } from './config.ts'

/** What cleaning needs of a server. */
export interface CleanUpParts {
  readonly config: Config
  readonly platform: Platform
  readonly coordination: Coordination
  readonly log: Log
}

/** Ends the jobs; what one is doing is finished first. */
export type StopCleaning = () => Promise<void>

/** When answers to requests with an idempotency key are let go. They are kept for a day. */
const answersSchedule = '17 * * * *'

/**
 * Deletes what is kept for a time only, again and again, on one instance at a time: answers of requests that may be sent
 * again, and where it is wanted old activity and revisions.
 * @throws {StartError} when `RETENTION_SCHEDULE` is none
 */
export function scheduleCleaning(parts: CleanUpParts): StopCleaning {
  const { config, platform, log } = parts
  const { RETENTION_ENABLED, RETENTION_SCHEDULE, RETENTION_BATCH, ACTIVITY_RETENTION, REVISIONS_RETENTION, FLOW_LOGS_RETENTION } =
    config.values
  const retention = {
    activityMs: ACTIVITY_RETENTION,
    revisionsMs: REVISIONS_RETENTION,
    flowLogsMs: FLOW_LOGS_RETENTION,
    batch: RETENTION_BATCH,
  }
  const deleteRecords = async (): Promise<void> => {
    log.info(await deleteExpiredRecords(platform, retention, platform.now()), 'Old records were deleted.')
  }
  const deleteAnswers = async (): Promise<void> => void (await deleteExpiredAnswers(platform, platform.now(), RETENTION_BATCH))
  // What may be refused comes first, so that nothing runs then.
  const jobs = RETENTION_ENABLED ? [repeat('retention', RETENTION_SCHEDULE, parts, deleteRecords)] : []
  jobs.push(repeat('idempotency', answersSchedule, parts, deleteAnswers))
  return async () => void (await Promise.all(jobs.map((stop) => stop())))
}

/** Runs work at the moments of a schedule; each moment belongs to the instance that is first to claim it. */
function repeat(...[name, schedule, { coordination, log }, work]: [string, string, CleanUpParts, () => Promise<void>]): StopCleaning {
  let running: Promise<void> = Promise.resolve()
  const run = async (moment: Date): Promise<void> => {
    if (await coordination.locks.claim(name, moment)) await work()
  }
  const tick = (cron: Cron): Promise<void> => {
    running = run(momentOf(cron.currentRun() ?? new Date())).catch((error: unknown) => {
      log.error({ err: error, job: name }, 'A repeated job failed.')
    })
    return running
  }
  const cron = startCron(name, schedule, tick)
  return async () => {
    cron.stop()
    await running
  }
}

function startCron(name: string, schedule: string, tick: (self: Cron) => Promise<void>): Cron {
  try {
    return new Cron(schedule, { protect: true, unref: true }, tick)
  } catch (cause) {
    throw new StartError(`The schedule of ${name}, "${schedule}", is none: ${(cause as Error).message}`, { cause })
  }
}

/** Timers of two instances differ by some milliseconds. */
function momentOf(now: Date): Date {
  return new Date(Math.round(now.getTime() / 1000) * 1000)
}

import type { Platform } from '@recto/pipeline'
import { deleteExpiredAnswers, deleteExpiredRecords, type Retention } from '../retention/delete-expired.ts'
import { type ScheduleOptions, type StopSchedule, schedule } from './schedule.ts'

/** Responses to requests with an idempotency key are stored for a day. */
const idempotencyCron = '17 * * * *'

export interface RetentionOptions {
  readonly platform: Platform
  readonly locks: ScheduleOptions['locks']
  readonly retention: Retention
  /** When old activity, revisions and flow logs are deleted; `null`: never. */
  readonly cron: string | null
}

/**
 * Deletes old activity, revisions and flow logs, and stored responses of idempotent requests, on one instance at a time.
 * @throws {RectoError} INVALID_PAYLOAD when `cron` is not a cron expression
 */
export function scheduleRetention({ platform, locks, retention, cron }: RetentionOptions): StopSchedule {
  const { log } = platform
  const deleteRecords = async (): Promise<void> => {
    log.info(await deleteExpiredRecords(platform, retention, platform.now()), 'Old records were deleted.')
  }
  const deleteAnswers = async (): Promise<void> => void (await deleteExpiredAnswers(platform, platform.now(), retention.batch))
  // An invalid expression is refused first, before anything is scheduled.
  const stops = cron === null ? [] : [schedule({ name: 'retention', cron, locks, work: deleteRecords, log })]
  stops.push(schedule({ name: 'idempotency', cron: idempotencyCron, locks, work: deleteAnswers, log }))
  return async () => void (await Promise.all(stops.map((stop) => stop())))
}

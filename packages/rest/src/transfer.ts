import type { Context, Platform } from '@recto/pipeline'
import { createJobs, type JobNotificationOptions, type JobRequest, type Jobs, notifyOfJob } from '@recto/services'
import { defaultImportLimits, type ImportLimits } from './import-limits.ts'
import { createSlots, type Slots } from './slots.ts'

/** What of imports and exports is to be decided from outside. */
export interface TransferOptions {
  /** @default {@link defaultImportLimits} */
  readonly importLimits?: Partial<ImportLimits>
  /** How callers hear of the end of their imports and exports. @default by a notification, without mail */
  readonly jobNotifications?: JobNotificationOptions
}

/** What imports and exports share: the jobs under way, and how many there may be. */
export interface Transfer {
  readonly limits: ImportLimits
  readonly jobs: Jobs
  readonly imports: Slots
  readonly exports: Slots
  /** How callers hear of the end of their jobs. */
  readonly notifications: JobNotificationOptions
}

export function createTransfer(platform: Platform, { importLimits, jobNotifications = {} }: TransferOptions): Transfer {
  const limits = { ...defaultImportLimits, ...importLimits }
  return {
    limits,
    jobs: createJobs({ log: platform.log, now: platform.now }),
    imports: createSlots(limits.concurrentMax, 'Concurrent import'),
    exports: createSlots(limits.concurrentMax, 'Concurrent export'),
    notifications: jobNotifications,
  }
}

/** What happens at the end of a job: its caller is told. */
export function tellCaller(
  job: Pick<JobRequest, 'kind' | 'collection'>,
  context: Context,
  { notifications }: Transfer,
): NonNullable<JobRequest['ended']> {
  return (outcome) => notifyOfJob({ ...job, outcome }, { ...context, now: context.platform.now() }, notifications)
}

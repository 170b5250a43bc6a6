import { createJobs, type JobNotificationOptions, type JobRequest, type Jobs, notifyOfJob } from '@recto/jobs'
import type { Context, Platform } from '@recto/pipeline'
import { type ConcurrencyLimit, createConcurrencyLimit } from './concurrency-limit.ts'
import { defaultImportLimits, type ImportLimits } from './import-limits.ts'

/** Options of imports and exports. */
export interface TransferOptions {
  /** @default {@link defaultImportLimits} */
  readonly importLimits?: Partial<ImportLimits>
  /** How callers are notified when their imports and exports end. @default a notification without a mail */
  readonly jobNotifications?: JobNotificationOptions
}

/** What the routes of imports and exports share. */
export interface TransferContext {
  readonly limits: ImportLimits
  readonly jobs: Jobs
  readonly imports: ConcurrencyLimit
  readonly exports: ConcurrencyLimit
  readonly notifications: JobNotificationOptions
}

/** Creates the jobs and limits of imports and exports. */
export function createTransfer(platform: Platform, { importLimits, jobNotifications = {} }: TransferOptions): TransferContext {
  const limits = { ...defaultImportLimits, ...importLimits }
  return {
    limits,
    jobs: createJobs({ log: platform.log, now: platform.now }),
    imports: createConcurrencyLimit(limits.concurrentMax, 'Concurrent import'),
    exports: createConcurrencyLimit(limits.concurrentMax, 'Concurrent export'),
    notifications: jobNotifications,
  }
}

/** What a notification about a job is made of. */
export interface NotifiedJob extends Pick<JobRequest, 'kind' | 'collection'> {
  /** Key of the file it made in the library, once it has ended. @default none */
  readonly fileOf?: () => string | null
}

/** Notifies the caller when a job ends. */
export function notifyCaller(
  { fileOf, ...job }: NotifiedJob,
  context: Context,
  { notifications }: TransferContext,
): NonNullable<JobRequest['ended']> {
  return (outcome) => notifyOfJob({ ...job, outcome, file: fileOf?.() ?? null }, { ...context, now: context.platform.now() }, notifications)
}

/** Whom a slot is counted for. Those without an account share theirs. */
export function callerOf({ account }: Context): string {
  return account.user ?? (account.isAdmin ? 'administrator' : 'anonymous')
}

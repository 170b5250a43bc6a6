import type { Coordination } from '@recto/bus'
import { type StopSchedule, scheduleRetention } from '@recto/jobs'
import type { Platform } from '@recto/pipeline'
import type { Config } from './config.ts'
import { startScheduled } from './start-scheduled.ts'

/** Deletes old records as `RETENTION_…` say. @throws {StartError} when `RETENTION_SCHEDULE` is not a cron expression */
export function startRetention({ values }: Config, platform: Platform, { locks }: Coordination): StopSchedule {
  const retention = {
    activityMs: values.ACTIVITY_RETENTION,
    revisionsMs: values.REVISIONS_RETENTION,
    flowLogsMs: values.FLOW_LOGS_RETENTION,
    batch: values.RETENTION_BATCH,
  }
  const cron = values.RETENTION_ENABLED ? values.RETENTION_SCHEDULE : null
  return startScheduled(() => scheduleRetention({ platform, locks, retention, cron }))
}

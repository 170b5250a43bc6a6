import { StartError } from '@recto/config'
import { RectoError } from '@recto/errors'
import { type ScheduleOptions, type StopSchedule, schedule } from '@recto/jobs'

/** Schedules work that the configuration asks for. @throws {StartError} when `cron` is not a cron expression */
export function startScheduled(options: ScheduleOptions): StopSchedule {
  try {
    return schedule(options)
  } catch (error) {
    if (error instanceof RectoError) throw new StartError(String(error.extensions['reason']), { cause: error })
    throw error
  }
}

import { StartError } from '@recto/config'
import { RectoError } from '@recto/errors'
import type { StopSchedule } from '@recto/jobs'

/** Starts work that the configuration schedules. @throws {StartError} when its schedule is not a cron expression */
export function startScheduled(start: () => StopSchedule): StopSchedule {
  try {
    return start()
  } catch (error) {
    if (error instanceof RectoError) throw new StartError(String(error.extensions['reason']), { cause: error })
    throw error
  }
}

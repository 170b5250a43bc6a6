import type { Coordination } from '@recto/bus'
import { StartError } from '@recto/config'
import { RectoError } from '@recto/errors'
import { type StopSchedule, schedule } from '@recto/jobs'
import type { Platform } from '@recto/pipeline'
import type { Config } from './config.ts'

interface UploadCleanup {
  readonly platform: Platform
  readonly coordination: Coordination
  removeExpiredUploads(): Promise<number>
}

/** Removes unfinished uploads as `TUS_CLEANUP_SCHEDULE` says. @throws {StartError} when it is not a cron expression */
export function startUploadCleanup({ values }: Config, { platform, coordination, removeExpiredUploads }: UploadCleanup): StopSchedule {
  if (!values.TUS_ENABLED) return async () => {}
  const work = async (): Promise<void> => void (await removeExpiredUploads())
  try {
    return schedule({ name: 'files:uploads', cron: values.TUS_CLEANUP_SCHEDULE, locks: coordination.locks, work, log: platform.log })
  } catch (error) {
    if (error instanceof RectoError) throw new StartError(String(error.extensions['reason']), { cause: error })
    throw error
  }
}

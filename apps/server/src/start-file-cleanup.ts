import type { Coordination } from '@recto/bus'
import { type Files, pruneVariants } from '@recto/files'
import { type StopSchedule, schedule } from '@recto/jobs'
import type { Platform } from '@recto/pipeline'
import type { Config } from './config.ts'
import { startScheduled } from './start-scheduled.ts'

interface FileCleanup {
  readonly platform: Platform
  readonly coordination: Coordination
  readonly files: Files | null
  removeExpiredUploads(): Promise<number>
}

/**
 * Removes unfinished uploads as `TUS_CLEANUP_SCHEDULE` says, and variants of pictures as `ASSETS_VARIANTS_…` say.
 * @throws {StartError} when a schedule is not a cron expression
 */
export function startFileCleanup(config: Config, cleanup: FileCleanup): StopSchedule {
  const stops = [...uploadCleanup(config, cleanup), ...variantPruning(config, cleanup)]
  return async () => void (await Promise.all(stops.map((stop) => stop())))
}

function uploadCleanup({ values }: Config, { platform, coordination, removeExpiredUploads }: FileCleanup): readonly StopSchedule[] {
  if (!values.TUS_ENABLED) return []
  const work = async (): Promise<void> => void (await removeExpiredUploads())
  const { locks } = coordination
  return [startScheduled(() => schedule({ name: 'files:uploads', cron: values.TUS_CLEANUP_SCHEDULE, locks, work, log: platform.log }))]
}

function variantPruning({ values }: Config, { platform, coordination, files }: FileCleanup): readonly StopSchedule[] {
  const limits = { ageMaxMs: values.ASSETS_VARIANTS_MAX_AGE, bytesMax: values.ASSETS_VARIANTS_MAX_SIZE }
  if (files === null || (limits.ageMaxMs === null && limits.bytesMax === null)) return []
  const work = async (): Promise<void> => platform.log.info(await pruneVariants(files, limits), 'Old variants of pictures were removed.')
  const { locks } = coordination
  return [startScheduled(() => schedule({ name: 'files:variants', cron: values.RETENTION_SCHEDULE, locks, work, log: platform.log }))]
}

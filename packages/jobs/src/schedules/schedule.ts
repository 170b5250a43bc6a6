import { RectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import { Cron } from 'croner'

/** Ends a schedule; a run under way is finished first. */
export type StopSchedule = () => Promise<void>

export interface ScheduleOptions {
  /** The same on every instance; the claim of a run is made under it. */
  readonly name: string
  /** A cron expression, with seconds as an optional first field. */
  readonly cron: string
  /** Makes one instance run the work where several share the schedule: the first to claim a time gets it. */
  readonly locks: { claim(name: string, time: Date): Promise<boolean> }
  readonly work: () => Promise<void>
  readonly log: Log
}

/**
 * Runs work on a cron schedule, never twice at once, and without keeping the process alive.
 * @throws {RectoError} INVALID_PAYLOAD when `cron` is not a cron expression
 */
export function schedule({ name, cron, locks, work, log }: ScheduleOptions): StopSchedule {
  let running: Promise<void> = Promise.resolve()
  const run = async (time: Date): Promise<void> => {
    if (await locks.claim(name, time)) await work()
  }
  const tick = (self: Cron): Promise<void> => {
    running = run(roundToSecond(self.currentRun() ?? new Date())).catch((error: unknown) => {
      log.error({ err: error, schedule: name }, 'A scheduled job failed.')
    })
    return running
  }
  const timer = startCron(name, cron, tick)
  return async () => {
    timer.stop()
    await running
  }
}

function startCron(name: string, cron: string, tick: (self: Cron) => Promise<void>): Cron {
  try {
    return new Cron(cron, { protect: true, unref: true }, tick)
  } catch (cause) {
    const reason = `The schedule of ${name}, "${cron}", is not a cron expression: ${(cause as Error).message}`
    throw new RectoError('INVALID_PAYLOAD', { extensions: { reason }, cause })
  }
}

/** Timers of two instances differ by some milliseconds. */
function roundToSecond(time: Date): Date {
  return new Date(Math.round(time.getTime() / 1000) * 1000)
}

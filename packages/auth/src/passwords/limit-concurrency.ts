import { RectoError } from '@recto/errors'

/** How much work runs at a time. */
export interface ConcurrencyLimits {
  /** Work that runs at once. */
  readonly running: number
  /** Work that waits for its turn; any more is refused. */
  readonly waiting: number
}

/** Runs work, or lets it wait. @throws {RectoError} SERVICE_UNAVAILABLE when too much is waiting */
export type LimitedRun = <Value>(work: () => Promise<Value>) => Promise<Value>

/** Bounds expensive work, so that the threads it runs in are left to others, too. */
export function limitConcurrency({ running: most, waiting: mostWaiting }: ConcurrencyLimits): LimitedRun {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < most) running += 1
    else if (waiting.length < mostWaiting) await new Promise<void>((resolve) => waiting.push(resolve))
    else throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'hashing', reason: 'Too many hashes are being computed' } })
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The slot goes to the caller who has waited longest; if nobody waits, it is free.
      if (next === undefined) running -= 1
      else next()
    }
  }
}

import { RectoError } from '@recto/errors'

/** Limits how many pieces of work run at the same time. */
export interface ConcurrencyLimit {
  /** Starts one, and returns the function that ends it. @throws {RectoError} LIMIT_EXCEEDED when too many are running */
  acquire(): () => void
}

/** Creates a limit. `category` names the work in the error: `Concurrent import`. */
export function createConcurrencyLimit(max: number, category: string): ConcurrencyLimit {
  let running = 0
  return {
    acquire() {
      if (running >= max) throw new RectoError('LIMIT_EXCEEDED', { extensions: { category } })
      running += 1
      let isRunning = true
      return () => {
        if (isRunning) running -= 1
        isRunning = false
      }
    },
  }
}

import { RectoError } from '@recto/errors'

/** Limits how many pieces of work run at the same time. */
export interface ConcurrencyLimit {
  /** Starts one of a caller, and returns the function that ends it. @throws {RectoError} LIMIT_EXCEEDED when too many are running */
  acquire(caller: string): () => void
}

/** No single caller gets more than this share of all. */
const shareOfCaller = 1 / 2

/** Creates a limit. `category` names the work in the error: `Concurrent import`. */
export function createConcurrencyLimit(max: number, category: string): ConcurrencyLimit {
  const maxOfCaller = Math.max(1, Math.ceil(max * shareOfCaller))
  const byCaller = new Map<string, number>()
  let running = 0
  const add = (caller: string, change: 1 | -1): void => {
    const count = (byCaller.get(caller) ?? 0) + change
    running += change
    if (count === 0) byCaller.delete(caller)
    else byCaller.set(caller, count)
  }
  return {
    acquire(caller) {
      if (running >= max || (byCaller.get(caller) ?? 0) >= maxOfCaller) throw new RectoError('LIMIT_EXCEEDED', { extensions: { category } })
      add(caller, 1)
      let isRunning = true
      return () => {
        if (isRunning) add(caller, -1)
        isRunning = false
      }
    },
  }
}

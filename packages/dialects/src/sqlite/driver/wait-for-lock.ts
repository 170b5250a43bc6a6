import { setTimeout as delay } from 'node:timers/promises'
import { isRetryable } from '../errors.ts'

/** How long one attempt waits for a lock that another process holds. */
const lockTimeoutMs = 5000
const longestPauseMs = 100

/** Runs what may find the file locked again until it is free; other work of the process goes on meanwhile. */
export async function waitForLock<Value>(attempt: () => Value): Promise<Value> {
  const giveUpAt = performance.now() + lockTimeoutMs
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return attempt()
    } catch (error) {
      if (!isRetryable(error) || performance.now() >= giveUpAt) throw error
    }
    await delay(pauseMs)
  }
}

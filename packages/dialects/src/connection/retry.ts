import { setTimeout as delay } from 'node:timers/promises'

/** Pauses before the second, third and fourth attempt of a transaction, in milliseconds. */
const pausesMs = [100, 200, 400]

/** Runs `attempt` again after a deadlock or a busy database, up to three times. */
export async function withRetries<Value>(attempt: () => Promise<Value>, isRetryable: (error: unknown) => boolean): Promise<Value> {
  for (const pauseMs of pausesMs) {
    try {
      return await attempt()
    } catch (error) {
      if (!isRetryable(error)) throw error
      await delay(pauseMs)
    }
  }
  return await attempt()
}

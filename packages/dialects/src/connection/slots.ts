import { RectoError } from '@recto/errors'

/** Lets so many in at a time. */
export interface Slots {
  /** Waits for a slot. Call what it gives to free the slot. @throws {RectoError} SERVICE_UNAVAILABLE when none became free in time */
  acquire(): Promise<() => void>
}

export function createSlots({ max, timeoutMs }: { readonly max: number; readonly timeoutMs: number }): Slots {
  const waiting = new Set<() => void>()
  let taken = 0
  const release = (): void => {
    const [next] = waiting
    if (next === undefined) taken -= 1
    else next()
  }
  const wait = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer)
        waiting.delete(enter)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.delete(enter)
        reject(busy())
      }, timeoutMs)
      waiting.add(enter)
    })
  return {
    async acquire() {
      if (taken < max) taken += 1
      else await wait()
      let isHeld = true
      return () => {
        if (isHeld) release()
        isHeld = false
      }
    },
  }
}

function busy(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', {
    extensions: { service: 'database', reason: 'No database connection became free in time' },
  })
}

import { setTimeout as wait } from 'node:timers/promises'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type Bus, createListeners } from './bus.ts'
import type { Coordination, CoordinationLog } from './coordination.ts'
import { flexibleLimiter, flexibleOptions } from './flexible-limiter.ts'
import { type Locks, lockRetryMs } from './locks.ts'

/** Coordination of a single instance, in its memory. */
export function memoryCoordination(log?: CoordinationLog): Coordination {
  return {
    isShared: false,
    bus: memoryBus(log),
    locks: memoryLocks(),
    limiter: (options) => flexibleLimiter(new RateLimiterMemory(flexibleOptions(options)), options),
    ping: async () => 0,
    close: async () => {},
  }
}

/** A bus within one process. */
export function memoryBus(log?: CoordinationLog): Bus {
  const listeners = createListeners((error, channel) => log?.warn({ err: error, channel }, 'A listener of the bus failed.'))
  return {
    publish: async (channel, message = null) => listeners.deliver(channel, message),
    subscribe: listeners.subscribe,
    onGap: listeners.onGap,
  }
}

function memoryLocks(): Locks {
  const heldUntil = new Map<string, number>()
  const claimed = new Map<string, number>()
  return {
    async hold(name, { ttlMs, waitMs = 0 }, work) {
      const giveUpAt = Date.now() + waitMs
      while ((heldUntil.get(name) ?? 0) > Date.now()) {
        if (Date.now() >= giveUpAt) return null
        await wait(Math.min(lockRetryMs, waitMs))
      }
      const until = Date.now() + ttlMs
      heldUntil.set(name, until)
      try {
        return await work()
      } finally {
        if (heldUntil.get(name) === until) heldUntil.delete(name)
      }
    },
    async claim(name, moment) {
      if ((claimed.get(name) ?? Number.NEGATIVE_INFINITY) >= moment.getTime()) return false
      claimed.set(name, moment.getTime())
      return true
    },
  }
}

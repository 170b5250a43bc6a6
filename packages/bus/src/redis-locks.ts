import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import { type Locks, lockRetryMs } from './locks.ts'

/** Only who holds a lock may release it (https://redis.io/docs/latest/commands/set/, "Patterns"). */
const releaseScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end`

/** Raises a moment if the new one is later, which only one caller can do. */
const claimScript = `local known = redis.call('get', KEYS[1])
if known and tonumber(known) >= tonumber(ARGV[1]) then return 0 end
redis.call('set', KEYS[1], ARGV[1])
return 1`

/** Locks kept in Redis under a prefix. */
export function redisLocks(redis: Redis, prefix: string): Locks {
  return {
    async hold(name, { ttlMs, waitMs = 0 }, work) {
      const key = `${prefix}:${name}`
      const holder = randomUUID()
      const giveUpAt = Date.now() + waitMs
      while ((await redis.set(key, holder, 'PX', Math.ceil(ttlMs), 'NX')) !== 'OK') {
        if (Date.now() >= giveUpAt) return null
        await wait(lockRetryMs)
      }
      try {
        return await work()
      } finally {
        // Should Redis be gone by now, the lock ends by itself.
        await redis.eval(releaseScript, 1, key, holder).catch(() => 0)
      }
    },
    async claim(name, moment) {
      return (await redis.eval(claimScript, 1, `${prefix}:clock:${name}`, String(moment.getTime()))) === 1
    },
  }
}

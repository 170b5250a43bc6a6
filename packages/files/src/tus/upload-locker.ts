import type { Locks } from '@recto/bus'
import { ERRORS, type Lock, type Locker } from '@tus/server'

/** How long an upload is kept for one request, should its instance die, and how long the next request waits for it, in milliseconds. */
const hold = { ttlMs: 120_000, waitMs: 15_000 }

/** One request at a time writes an upload, on all instances. A client that comes back ends its earlier request on this instance. */
export function uploadLocker(locks: Locks): Locker {
  const releases = new Map<string, () => void>()
  return { newLock: (id) => uploadLock(id, locks, releases) }
}

function uploadLock(id: string, locks: Locks, releases: Map<string, () => void>): Lock {
  let release = (): void => {}
  return {
    async lock(_signal, requestRelease) {
      releases.get(id)?.()
      await new Promise<void>((resolve, reject) => {
        const held = locks.hold(`files:tus:${id}`, hold, () => {
          releases.set(id, requestRelease)
          resolve()
          return new Promise<boolean>((done) => {
            release = () => done(true)
          })
        })
        held.then((value) => value === null && reject(ERRORS.ERR_LOCK_TIMEOUT), reject)
      })
    },
    async unlock() {
      releases.delete(id)
      release()
    },
  }
}

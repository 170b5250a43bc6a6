import type { Locks } from '@recto/bus'
import type { Lock, Locker, RequestRelease } from '@tus/server'
import { TusError } from './tus-error.ts'

/** How long an upload is kept for one request, should its instance die, and how long the next request waits for it, in milliseconds. */
const hold = { ttlMs: 120_000, waitMs: 15_000 }

/** One request at a time writes an upload, on all instances. A client that comes back ends its earlier request on this instance. */
export function uploadLocker(locks: Locks): Locker {
  const releases = new Map<string, RequestRelease>()
  return { newLock: (id) => uploadLock(id, locks, releases) }
}

function uploadLock(id: string, locks: Locks, releases: Map<string, RequestRelease>): Lock {
  let release = (): void => {}
  return {
    async lock(_signal, requestRelease) {
      await releases.get(id)?.()
      await new Promise<void>((resolve, reject) => {
        const enter = (): Promise<boolean> => {
          releases.set(id, requestRelease)
          resolve()
          return new Promise((done) => {
            release = () => done(true)
          })
        }
        locks.hold(`files:tus:${id}`, hold, enter).then((value) => {
          if (value === null) reject(new TusError(423, 'Another request is writing this upload'))
        }, reject)
      })
    },
    async unlock() {
      releases.delete(id)
      release()
    },
  }
}

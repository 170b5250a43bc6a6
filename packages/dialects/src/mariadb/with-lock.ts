/** Locks of sessions are MySQL's. */
export { withLock } from '../mysql/with-lock.ts'

/** Locks of sessions are MySQL's. */
export { exclusively } from '../mysql/exclusively.ts'

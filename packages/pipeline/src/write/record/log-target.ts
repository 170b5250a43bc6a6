import type { Context } from '../../context.ts'
import type { Session } from '../execute/session.ts'

/** Where a log is written to: the open transaction of a request. */
export interface LogTarget {
  readonly session: Session
  readonly context: Context
}

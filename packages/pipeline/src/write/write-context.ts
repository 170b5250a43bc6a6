import { invalidPayload, RectoError } from '@recto/errors'
import type { Rights } from '@recto/permissions'
import type { Context } from '../context.ts'
import type { WriteRules } from './authorize/write-rules.ts'
import type { Session } from './execute/session.ts'
import type { ActivityLog } from './record/activity-log.ts'

/** What planning a write needs to know. */
export interface WritePlanContext {
  readonly context: Context
  readonly rights: Rights
  /** Rules already prepared, by action and collection. */
  readonly rules: Map<string, Promise<WriteRules>>
  /** Items that may still be written. */
  readonly budget: { left: number }
}

/** What executing a write needs to know: the same inside the open transaction, and where its changes are logged. */
export interface WriteContext extends WritePlanContext {
  readonly session: Session
  readonly log: ActivityLog
}

/** The context of planning one request. */
export function createPlanContext(context: Context, rights: Rights): WritePlanContext {
  const { batchMutationMax } = context.platform.limits
  return { context, rights, rules: new Map(), budget: { left: batchMutationMax === -1 ? Number.POSITIVE_INFINITY : batchMutationMax } }
}

/**
 * Takes items from the budget, at some depth of the request.
 * @throws {RectoError} INVALID_PAYLOAD when fewer are left or the depth is too large; SERVICE_UNAVAILABLE when nobody waits any more
 */
export function consumeBudget({ budget, context }: WritePlanContext, items: number, depth = 0): void {
  requireCaller(context)
  if (depth > context.platform.limits.depthMax) throw invalidPayload('Max relational depth exceeded')
  budget.left -= items
  if (budget.left < 0) throw invalidPayload(`Exceeded max batch mutation limit of ${context.platform.limits.batchMutationMax}`)
}

/** Ends the write of a caller who has gone away before anything is committed. @throws {RectoError} SERVICE_UNAVAILABLE */
export function requireCaller({ signal }: Context): void {
  if (signal?.aborted !== true) return
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'api', reason: 'The request was abandoned' } })
}

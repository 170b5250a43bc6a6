import { invalidPayload } from '@recto/errors'
import type { EmittedEvent } from '@recto/events'
import type { PermittedFields, Rights } from '@recto/permissions'
import type { Filter } from '@recto/query'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import type { EventContext } from '../event-context.ts'
import type { Session } from './execute/session.ts'
import type { KeyValues } from './execute/write-statements.ts'
import type { ActivityEntry } from './record/activity-entry.ts'
import type { ActivityLog } from './record/activity-log.ts'

/** What all writes of one request share: one transaction, one record of what was done, one budget. */
export interface WriteContext {
  readonly context: Context
  /** The open transaction. */
  readonly session: Session
  readonly rights: Rights
  readonly activityLog: ActivityLog
  /** Told after the commit, in this order. */
  readonly events: EmittedEvent<EventContext>[]
  /** Checks of collection rules, by name; run when everything is written. */
  readonly beforeCommit: Map<string, () => Promise<void>>
  /** What collection rules left for after the commit, by name. */
  readonly afterCommit: Map<string, (context: Context) => unknown>
  /** Rules already prepared, by action and collection. */
  readonly rules: Map<string, Promise<WriteRules>>
  /** Items that may still be written. */
  readonly budget: { left: number }
  /** What writes nested items: they go the way of all others. */
  readonly writers: Writers
}

/** How items are written at any depth. */
export interface Writers {
  create(scope: WriteContext, request: CreateRequest): Promise<readonly KeyValues[]>
  update(scope: WriteContext, request: UpdateRequest): Promise<void>
  updateEach(scope: WriteContext, request: EachRequest): Promise<void>
  delete(scope: WriteContext, request: DeleteRequest): Promise<void>
}

/** New items of one collection, to be created together. */
export interface CreateRequest {
  readonly collection: Collection
  readonly payloads: readonly unknown[]
  readonly place: PayloadPath
  /** Of each payload, where they are nested in different items; their paths are the same. */
  readonly places?: readonly PayloadPath[]
}

/** Items of one collection that are all to get the same values. */
export interface UpdateRequest {
  readonly collection: Collection
  readonly keys: readonly KeyValues[]
  readonly payload: unknown
  readonly place: PayloadPath
  /** Listeners have already seen the payload. @default false */
  readonly isFiltered?: boolean
}

/** Items of one collection, each with values of its own. */
export interface EachRequest {
  readonly collection: Collection
  readonly items: readonly EachUpdate[]
}

export interface EachUpdate {
  readonly key: KeyValues
  readonly payload: unknown
  readonly place: PayloadPath
}

/** Items of one collection to be deleted. */
export interface DeleteRequest {
  readonly collection: Collection
  readonly keys: readonly KeyValues[]
  readonly place: PayloadPath
}

/** What a caller's policies and the collection's own fields say about a payload. */
export interface WriteRules {
  readonly fields: PermittedFields
  /** Of all rows, later ones winning, variables resolved. */
  readonly presets: Readonly<Record<string, unknown>>
  readonly validation: readonly Filter[]
}

/** Where in a request something is written. */
export interface PayloadPath {
  /** Relation fields that lead here. */
  readonly path: readonly string[]
  /** The record of the item this one is nested in. */
  readonly parent: ActivityEntry | null
}

/** The place of what was asked itself. */
export const rootPath: PayloadPath = { path: [], parent: null }

/** Takes items from the budget. @throws {RectoError} INVALID_PAYLOAD when it does not hold as many. */
export function consumeBudget(scope: WriteContext, items: number): void {
  scope.budget.left -= items
  if (scope.budget.left >= 0) return
  const most = scope.context.platform.limits.batchMutationMax
  throw invalidPayload(`Exceeded max batch mutation limit of ${most}`)
}

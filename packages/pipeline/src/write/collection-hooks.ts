import type { Rights } from '@recto/permissions'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import type { Platform } from '../platform.ts'
import type { EncodedKey } from './execute/stored-key.ts'
import type { ActivityLog } from './record/activity-log.ts'
import { eventKey } from './record/event-key.ts'
import type { WriteContext, WritePlanContext } from './write-context.ts'

/** A key as listeners and hooks see it. */
export type ItemKey = string | number

/**
 * What a collection does beyond storing rows, at any depth of nesting. The hooks run in the transaction, when the payload is
 * permitted and valid. What they return is stored instead; an error they throw refuses the whole request.
 */
export interface CollectionHooks {
  /** Checks a new item as it was sent, before its permissions and validation rules: for errors that take precedence over theirs. */
  beforeValidate?(payload: JsonObject, scope: Pick<CollectionHookContext, 'context' | 'rights'>): void
  beforeCreate?(payloads: readonly JsonObject[], scope: CollectionHookContext): readonly JsonObject[] | Promise<readonly JsonObject[]>
  /** Runs when the rows exist. */
  afterCreate?(items: readonly CreatedItem[], scope: CollectionHookContext): void | Promise<void>
  beforeUpdate?(change: UpdatedItems, scope: CollectionHookContext): JsonObject | Promise<JsonObject>
  /** Runs while the rows still exist. */
  beforeDelete?(keys: readonly ItemKey[], scope: CollectionHookContext): void | Promise<void>
}

export interface CreatedItem {
  readonly key: ItemKey
  readonly payload: JsonObject
}

/** The same values for several items, all of which exist. */
export interface UpdatedItems {
  readonly keys: readonly ItemKey[]
  readonly payload: JsonObject
}

/** Work that follows a committed write. */
export type AfterCommit = (context: Context) => unknown

/** The write a hook runs in. */
export interface CollectionHookContext {
  /** The request; its platform's connection is the open transaction. */
  readonly context: Context
  readonly rights: Rights
  /** Runs once before the commit, however many writes ask for it under that name. What it throws refuses the whole request. */
  beforeCommit(name: string, check: () => Promise<void>): void
  /** Runs once after the commit, with the request as it is outside the transaction. What it throws is logged. */
  afterCommit(name: string, work: AfterCommit): void
}

/** Gives a collection hooks of its own, for every write from now on. Earlier ones are replaced. */
export function defineCollectionHooks({ collectionHooks }: Platform, collection: string, hooks: CollectionHooks): void {
  collectionHooks.set(collection, hooks)
}

/** The hooks of a collection, if it has any. */
export function hooksOf({ platform }: Context, collection: Collection): CollectionHooks | undefined {
  return platform.collectionHooks.get(collection.name) as CollectionHooks | undefined
}

/** Lets the hooks check a new item before anything else does. */
export function runBeforeValidate({ context, rights }: WritePlanContext, collection: Collection, payload: JsonObject): void {
  hooksOf(context, collection)?.beforeValidate?.(payload, { context, rights })
}

/** New items after the hooks of the collection; `null`: it has no such hook. */
export async function runBeforeCreate(
  write: WriteContext,
  collection: Collection,
  payloads: () => readonly JsonObject[],
): Promise<readonly JsonObject[] | null> {
  const hooks = hooksOf(write.context, collection)
  return hooks?.beforeCreate === undefined ? null : await hooks.beforeCreate(payloads(), hookContext(write))
}

/** Gives the hooks the keys of the new items. */
export async function runAfterCreate(write: WriteContext, collection: Collection, items: () => readonly CreatedItem[]): Promise<void> {
  await hooksOf(write.context, collection)?.afterCreate?.(items(), hookContext(write))
}

/** A change after the hooks of the collection; `null`: it has no such hook. */
export async function runBeforeUpdate(
  write: WriteContext,
  { collection, keys }: { readonly collection: Collection; readonly keys: readonly EncodedKey[] },
  payload: JsonObject,
): Promise<JsonObject | null> {
  const hooks = hooksOf(write.context, collection)
  if (hooks?.beforeUpdate === undefined || keys.length === 0) return null
  return await hooks.beforeUpdate({ keys: keys.map(eventKey), payload }, hookContext(write))
}

/** Lets the hooks check a deletion. */
export async function runBeforeDelete(write: WriteContext, collection: Collection, keys: readonly EncodedKey[]): Promise<void> {
  if (keys.length > 0) await hooksOf(write.context, collection)?.beforeDelete?.(keys.map(eventKey), hookContext(write))
}

/** Runs the checks that hooks left for the end of the transaction. A check may add further ones. */
export async function runBeforeCommit({ checks }: ActivityLog): Promise<void> {
  for (const check of checks.values()) await check()
}

/** Starts the work that hooks left for after the commit. It can undo nothing and is not awaited. */
export function runAfterCommit({ followUps }: ActivityLog, context: Context): void {
  for (const [name, work] of followUps) {
    Promise.resolve(context)
      .then(work)
      .catch((error: unknown) => context.platform.log.error({ err: error, work: name }, 'Work after a committed write failed.'))
  }
}

function hookContext({ context, rights, log }: WriteContext): CollectionHookContext {
  return {
    context,
    rights,
    beforeCommit(name, check) {
      if (!log.checks.has(name)) log.checks.set(name, check)
    },
    afterCommit(name, work) {
      if (!log.followUps.has(name)) log.followUps.set(name, work)
    },
  }
}

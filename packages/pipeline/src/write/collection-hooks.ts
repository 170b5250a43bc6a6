import type { Rights } from '@recto/permissions'
import type { JsonObject } from '@recto/protocol'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import type { Platform } from '../platform.ts'
import type { KeyValues } from './execute/write-statements.ts'
import { eventKey } from './record/event-key.ts'
import type { UpdateRequest, WriteContext } from './write-context.ts'

/** A key as listeners and rules see it. */
export type ItemKey = string | number

/**
 * What a collection does beyond storing rows. Called in the transaction of every write of it, at any depth of nesting, when
 * what was sent is permitted and valid. What they give is stored instead; what they throw refuses the whole request.
 */
export interface CollectionHooks {
  /** A new item as it was sent, before anything else is asked about it: for what has to be said first. */
  beforeValidate?(payload: JsonObject, scope: CollectionHookContext): void
  beforeCreate?(payloads: readonly JsonObject[], scope: CollectionHookContext): readonly JsonObject[] | Promise<readonly JsonObject[]>
  /** The rows are there now. */
  afterCreate?(items: readonly CreatedItem[], scope: CollectionHookContext): void | Promise<void>
  beforeUpdate?(change: UpdatedItems, scope: CollectionHookContext): JsonObject | Promise<JsonObject>
  /** The rows are still there. */
  beforeDelete?(keys: readonly ItemKey[], scope: CollectionHookContext): void | Promise<void>
}

export interface CreatedItem {
  readonly key: ItemKey
  readonly payload: JsonObject
}

/** The same values for several items, all of which are there. */
export interface UpdatedItems {
  readonly keys: readonly ItemKey[]
  readonly payload: JsonObject
}

/** What follows a write. */
export type AfterCommit = (context: Context) => unknown

/** The write a rule is called in. */
export interface CollectionHookContext {
  /** The request; its platform's connection is the open transaction. */
  readonly context: Context
  readonly rights: Rights
  /** Runs once before the commit, however many writes ask for it under that name. What it throws refuses the whole request. */
  beforeCommit(name: string, check: () => Promise<void>): void
  /** Runs once after the commit, with the request as it is outside the transaction. What it throws is logged. */
  afterCommit(name: string, work: AfterCommit): void
}

/** Gives a collection rules of its own, on every write from now on. Earlier ones are replaced. */
export function defineCollectionHooks({ collectionHooks: collectionRules }: Platform, collection: string, rules: CollectionHooks): void {
  collectionRules.set(collection, rules)
}

/** Lets the rules look at a new item before it is checked. */
export function runBeforeValidate(scope: WriteContext, collection: Collection, payload: JsonObject): void {
  hooksOf(scope, collection)?.beforeValidate?.(payload, hookContext(scope))
}

/** New items as the collection's rules would have them. */
export async function runBeforeCreate(
  scope: WriteContext,
  collection: Collection,
  payloads: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
  const rules = hooksOf(scope, collection)
  return rules?.beforeCreate === undefined ? payloads : await rules.beforeCreate(payloads, hookContext(scope))
}

/** Tells the rules what keys the new items have. */
export async function runAfterCreate(scope: WriteContext, collection: Collection, items: () => readonly CreatedItem[]): Promise<void> {
  await hooksOf(scope, collection)?.afterCreate?.(items(), hookContext(scope))
}

/** A change as the collection's rules would have it. */
export async function runBeforeUpdate(scope: WriteContext, { collection, keys }: UpdateRequest, payload: JsonObject): Promise<JsonObject> {
  const rules = hooksOf(scope, collection)
  if (rules?.beforeUpdate === undefined || keys.length === 0) return payload
  return await rules.beforeUpdate({ keys: keys.map(eventKey), payload }, hookContext(scope))
}

/** Asks the rules before items go. */
export async function runBeforeDelete(scope: WriteContext, collection: Collection, keys: readonly KeyValues[]): Promise<void> {
  if (keys.length > 0) await hooksOf(scope, collection)?.beforeDelete?.(keys.map(eventKey), hookContext(scope))
}

/** Runs what rules want checked when everything is written. Checks may ask for further ones. */
export async function runBeforeCommit({ beforeCommit }: WriteContext): Promise<void> {
  for (const check of beforeCommit.values()) await check()
}

/** Runs what rules left for after the commit. Nothing of it can undo what is done, nor is it waited for. */
export function runAfterCommit({ afterCommit }: WriteContext, context: Context): void {
  for (const [name, work] of afterCommit) {
    Promise.resolve(context)
      .then(work)
      .catch((error: unknown) => context.platform.log.error({ err: error, work: name }, 'What follows a write failed.'))
  }
}

function hooksOf({ context }: WriteContext, collection: Collection): CollectionHooks | undefined {
  return context.platform.collectionHooks.get(collection.name) as CollectionHooks | undefined
}

function hookContext({ context, rights, beforeCommit, afterCommit }: WriteContext): CollectionHookContext {
  return {
    context,
    rights,
    beforeCommit(name, check) {
      if (!beforeCommit.has(name)) beforeCommit.set(name, check)
    },
    afterCommit(name, work) {
      if (!afterCommit.has(name)) afterCommit.set(name, work)
    },
  }
}

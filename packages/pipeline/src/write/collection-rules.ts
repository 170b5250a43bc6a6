import type { JsonObject } from '@recto/protocol'
import type { Rights } from '@recto/permissions'
import type { Collection } from '@recto/schema'
import type { Context } from '../context.ts'
import type { Platform } from '../platform.ts'
import { plainKey } from './plain-key.ts'
import type { UpdateRequest, WriteScope } from './scope.ts'
import type { KeyValues } from './write-statements.ts'

/** A key as listeners and rules see it. */
export type ItemKey = string | number

/**
 * What a collection does beyond storing rows. Called in the transaction of every write of it, at any depth of nesting, when
 * what was sent is permitted and valid. What they give is stored instead; what they throw refuses the whole request.
 */
export interface CollectionHooks {
  /** A new item as it was sent, before anything else is asked about it: for what has to be said first. */
  sent?(payload: JsonObject, scope: CollectionHookContext): void
  create?(payloads: readonly JsonObject[], scope: CollectionHookContext): readonly JsonObject[] | Promise<readonly JsonObject[]>
  /** The rows are there now. */
  created?(items: readonly CreatedItem[], scope: CollectionHookContext): void | Promise<void>
  update?(change: UpdatedItems, scope: CollectionHookContext): JsonObject | Promise<JsonObject>
  /** The rows are still there. */
  delete?(keys: readonly ItemKey[], scope: CollectionHookContext): void | Promise<void>
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
export function defineCollectionRules({ collectionHooks: collectionRules }: Platform, collection: string, rules: CollectionHooks): void {
  collectionRules.set(collection, rules)
}

/** Lets the rules look at a new item before it is checked. */
export function ruleSent(scope: WriteScope, collection: Collection, payload: JsonObject): void {
  rulesOf(scope, collection)?.sent?.(payload, ruleScope(scope))
}

/** New items as the collection's rules would have them. */
export async function ruleCreate(scope: WriteScope, collection: Collection, payloads: readonly JsonObject[]): Promise<readonly JsonObject[]> {
  const rules = rulesOf(scope, collection)
  return rules?.create === undefined ? payloads : await rules.create(payloads, ruleScope(scope))
}

/** Tells the rules what keys the new items have. */
export async function ruleCreated(scope: WriteScope, collection: Collection, items: () => readonly CreatedItem[]): Promise<void> {
  await rulesOf(scope, collection)?.created?.(items(), ruleScope(scope))
}

/** A change as the collection's rules would have it. */
export async function ruleUpdate(scope: WriteScope, { collection, keys }: UpdateRequest, payload: JsonObject): Promise<JsonObject> {
  const rules = rulesOf(scope, collection)
  if (rules?.update === undefined || keys.length === 0) return payload
  return await rules.update({ keys: keys.map(plainKey), payload }, ruleScope(scope))
}

/** Asks the rules before items go. */
export async function ruleDelete(scope: WriteScope, collection: Collection, keys: readonly KeyValues[]): Promise<void> {
  if (keys.length > 0) await rulesOf(scope, collection)?.delete?.(keys.map(plainKey), ruleScope(scope))
}

/** Runs what rules want checked when everything is written. Checks may ask for further ones. */
export async function checkBeforeCommit({ beforeCommit }: WriteScope): Promise<void> {
  for (const check of beforeCommit.values()) await check()
}

/** Runs what rules left for after the commit. Nothing of it can undo what is done, nor is it waited for. */
export function runAfterCommit({ afterCommit }: WriteScope, context: Context): void {
  for (const [name, work] of afterCommit) {
    Promise.resolve(context)
      .then(work)
      .catch((error: unknown) => context.platform.log.error({ err: error, work: name }, 'What follows a write failed.'))
  }
}

function rulesOf({ context }: WriteScope, collection: Collection): CollectionHooks | undefined {
  return context.platform.collectionHooks.get(collection.name) as CollectionHooks | undefined
}

function ruleScope({ context, rights, beforeCommit, afterCommit }: WriteScope): CollectionHookContext {
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

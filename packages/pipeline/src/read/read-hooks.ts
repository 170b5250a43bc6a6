import { invalidQuery } from '@recto/errors'
import { itemEventNames } from '@recto/events'
import { isJsonObject } from '@recto/protocol'
import { collectItems } from '../collect-items.ts'
import type { Context } from '../context.ts'
import type { EventContext } from '../event-context.ts'
import type { ReadInput } from '../input.ts'
import type { Outcome } from './execute/execute-read.ts'

/** What a listener receives beside the payload. */
export function eventContextOf({ platform, schema, account }: Context): EventContext {
  return { database: platform.connection, schema, accountability: account }
}

/** Lets listeners of `items.query` change what is asked, before it is looked at. */
export function applyQueryHooks(input: ReadInput, context: Context): ReadInput | Promise<ReadInput> {
  const events = itemEventNames(input.collection, 'query')
  return context.platform.events.hasFilters(events) ? filterQuery(input, context, events) : input
}

async function filterQuery(input: ReadInput, context: Context, events: readonly string[]): Promise<ReadInput> {
  const query: unknown = await context.platform.events.filter(
    { ...input.query },
    { events, meta: { collection: input.collection }, context: eventContextOf(context) },
  )
  if (!isJsonObject(query)) throw invalidQuery('A listener made no query of it')
  return { ...input, query }
}

/**
 * Passes the rows of a read through the filters of `items.read` and emits its action. Only then are they decoded, and
 * only then is a list that would have been streamed gathered first.
 */
export function applyReadHooks(outcome: Outcome, input: ReadInput, context: Context): Outcome | Promise<Outcome> {
  return hasReadHooks(input.collection, context) && outcome.data !== null ? filterRows(outcome, outcome.data, { input, context }) : outcome
}

interface Reading {
  readonly input: ReadInput
  readonly context: Context
}

async function filterRows(outcome: Outcome, data: NonNullable<Outcome['data']>, { input, context }: Reading): Promise<Outcome> {
  const rows: unknown = typeof data === 'string' ? JSON.parse(data) : await collectItems(data)
  const announcement = {
    events: itemEventNames(input.collection, 'read'),
    meta: { query: input.query, collection: input.collection },
    context: eventContextOf(context),
  }
  const payload: unknown = await context.platform.events.filter([rows].flat(), announcement)
  context.platform.events.emit({ ...announcement, meta: { ...announcement.meta, payload } })
  const answer: unknown = Array.isArray(rows) ? payload : [payload].flat()[0]
  return { ...outcome, data: JSON.stringify(answer ?? null) }
}

function hasReadHooks(collection: string, { platform }: Context): boolean {
  const events = itemEventNames(collection, 'read')
  return platform.events.hasFilters(events) || platform.events.hasActions(events)
}

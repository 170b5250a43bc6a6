import type { Statement } from '@recto/dialects'
import type { RunOptions } from '@recto/dialects/driver'
import { RectoError, toRectoError } from '@recto/errors'
import { type DataStatement, encodeCursor, type RunValues } from '@recto/query'
import { findCollection, type Schema } from '@recto/schema'
import type { Context } from '../../context.ts'
import type { Meta } from '../../result.ts'
import { resolveVariables } from '../../variables/resolve-variables.ts'
import { isLookup } from '../plan/is-lookup.ts'
import { isSlowQuery } from '../plan/is-slow-query.ts'
import type { PipelineReadPlan } from '../plan/plan-read.ts'

/** What the database answered: JSON, not decoded. */
export interface Outcome {
  /** A document; `null`: there was no such item. Or items, one text each. */
  readonly data: string | null | AsyncIterable<string>
  readonly meta: Meta | null
}

/** Runs a plan: the only place where a read touches the database. Data and counts are asked for at once. */
export async function executeRead(plan: PipelineReadPlan, context: Context): Promise<Outcome> {
  const variables = await resolveVariables(plan.compiled.variables, context)
  const run: RunValues = { literals: plan.literals, variables, now: context.now }
  const data = runData(plan, plan.compiled.data(run), context)
  if (!asksForMeta(plan)) return { data: await data, meta: null }
  const [shown, meta] = await Promise.all([data, runMeta(plan, run, context)])
  return { data: shown, meta }
}

/** A driver's error, translated to the error that is sent to the client, who knows tables by the names of their collections. */
export function toAnswerableError(error: unknown, { platform, schema }: Context): RectoError {
  return inNamesOfCollections(platform.dialect.toRectoError(error) ?? toRectoError(error), schema)
}

function inNamesOfCollections(error: RectoError, schema: Schema): RectoError {
  const { collection: table } = error.extensions
  if (error.all.length > 1 || typeof table !== 'string' || !table.startsWith('recto_') || schema.collections.has(table)) return error
  const collection = findCollection(schema, table)
  if (collection === undefined) return error
  return new RectoError(error.code, { extensions: { ...error.extensions, collection: collection.name }, cause: error.cause ?? error })
}

async function runData(plan: PipelineReadPlan, statement: DataStatement, context: Context): Promise<Outcome['data']> {
  const { compiled, delivery } = plan
  const { connection } = context.platform
  if (delivery === 'stream') return peek(connection.stream(statement, runOptions(context, true)), context)
  const options = runOptions(context, slownessOf(plan))
  if (statement.layout !== undefined && connection.list !== undefined) {
    const list = await connection.list(statement, statement.layout, options)
    return delivery === 'one' ? onlyItemOf(list) : list
  }
  if (delivery === 'one' || compiled.form === 'document') return connection.text(statement, options)
  return `[${(await connection.texts(statement, options)).join(',')}]`
}

/** The item of a list that has at most one. */
function onlyItemOf(list: string): string | null {
  return list === '[]' ? null : list.slice(1, -1)
}

/** Relations, rules and sorting make any other statement as slow as the tables are large, so its first run has to show. */
function slownessOf(plan: PipelineReadPlan): NonNullable<RunOptions['mayBeSlow']> {
  if (plan.delivery === 'list' && isSlowQuery(plan.query)) return true
  return isLookup(plan) ? false : 'untried'
}

function runOptions({ signal }: Context, mayBeSlow: NonNullable<RunOptions['mayBeSlow']>): RunOptions {
  return signal === undefined ? { mayBeSlow } : { mayBeSlow, signal }
}

/** Takes the first item now, so that a statement fails before a part of the answer is sent. */
async function peek(items: AsyncIterable<string>, context: Context): Promise<AsyncIterable<string>> {
  const iterator = items[Symbol.asyncIterator]()
  const fail = (error: unknown): never => {
    throw toAnswerableError(error, context)
  }
  let first: IteratorResult<string> | null = await iterator.next()
  const next = async (): Promise<IteratorResult<string>> => {
    if (first === null) return iterator.next().catch(fail)
    const taken = first
    first = null
    return taken
  }
  const close = async (): Promise<IteratorResult<string>> => {
    await iterator.return?.()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: close }) }
}

function asksForMeta({ compiled, query, delivery }: PipelineReadPlan): boolean {
  return delivery !== 'one' && (query.meta.length > 0 || compiled.nextCursor !== null)
}

async function runMeta({ compiled }: PipelineReadPlan, run: RunValues, context: Context): Promise<Meta> {
  const text = async (statement: ((run: RunValues) => Statement) | null): Promise<string | null> =>
    statement === null ? null : context.platform.connection.text(statement(run), runOptions(context, true))
  const statements = [compiled.totalCount, compiled.filterCount, compiled.estimate, compiled.nextCursor]
  const [total = null, filtered = null, estimate = null, next = null] = await Promise.all(statements.map(text))
  return {
    ...(total === null ? {} : { total_count: Number(total) }),
    ...(filtered === null ? {} : { filter_count: Number(filtered) }),
    ...(estimate === null ? {} : { estimate: Number(estimate) }),
    ...(compiled.nextCursor === null ? {} : { next: next === null ? null : encodeCursor(next) }),
  }
}

import { RectoError } from '@recto/errors'
import { rightsOf } from '../access/rights-of.ts'
import { type Context, createContext } from '../context.ts'
import type { ReadInput } from '../input.ts'
import type { Result } from '../result.ts'
import { bindVariables } from '../variables/bind-variables.ts'
import { authorizeRead } from './authorize/authorize-read.ts'
import { executeRead, toAnswerableError } from './execute/execute-read.ts'
import { addContents, splitContents } from './item-contents.ts'
import { parseRead } from './parse/parse-read.ts'
import { planRead } from './plan/plan-read.ts'
import { applyQueryHooks, applyReadHooks } from './read-hooks.ts'
import { shapeResult } from './shape/shape-result.ts'

/**
 * One read from input to result.
 * @throws {RectoError} 4xx for what was asked, 403 for what is not permitted, 5xx otherwise
 */
export async function runRead(input: ReadInput, context: Context): Promise<Result> {
  try {
    return await runStages(input, context)
  } catch (error) {
    const fresh = await freshContext(error, context)
    if (fresh === null) throw toAnswerableError(error, context)
    return await runStages(input, fresh).catch((again: unknown) => {
      throw toAnswerableError(again, fresh)
    })
  }
}

async function runStages(given: ReadInput, context: Context): Promise<Result> {
  const { timings } = context
  const input = await applyQueryHooks(given, context)
  const { plan, contents } = await planInput(input, context)
  const outcome = await addContents(await executeRead(plan, context), contents, context)
  timings?.mark('execute')
  const result = shapeResult(await applyReadHooks(outcome, input, context), plan)
  timings?.mark('shape')
  return result
}

/** What is asked, permitted and planned. */
async function planInput(input: ReadInput, context: Context) {
  const { timings } = context
  const request = parseRead(input, context)
  timings?.mark('parse')
  const rights = await rightsOf(context)
  const { request: bare, contents } = splitContents(await bindVariables(request, context, runRead), rights, context)
  const allowed = authorizeRead(bare, rights)
  timings?.mark('authorize')
  const plan = planRead(allowed, context)
  timings?.mark('plan')
  return { plan, contents }
}

/**
 * Whether a query can be answered at all, without answering it: what a write is to show afterwards must not fail once it is
 * committed. What the caller may not see is no error here, as it is then left out. Listeners to queries are not called.
 * @throws {RectoError} INVALID_QUERY
 */
export async function checkRead(input: ReadInput, context: Context): Promise<void> {
  try {
    await planInput(input, { ...context, timings: null })
  } catch (error) {
    if (error instanceof RectoError && error.code === 'INVALID_QUERY') throw error
  }
}

/** A fresh context, when a statement failed because the schema was changed outside Recto; `null` for any other error. */
async function freshContext(error: unknown, context: Context): Promise<Context | null> {
  const { dialect, schemaCache } = context.platform
  if (!dialect.isSchemaStale(error)) return null
  const known = schemaCache.current()
  const schema = known.fingerprint === context.schema.fingerprint ? await schemaCache.refresh() : known
  return schema.fingerprint === context.schema.fingerprint
    ? null
    : { ...createContext(context.platform, context.account, context.signal), now: context.now }
}

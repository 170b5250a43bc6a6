import { authorize, rightsOf } from './access/rights-of.ts'
import { type Context, createContext } from './context.ts'
import type { Input } from './input.ts'
import { execute, toAnswerableError } from './read/execute/execute-read.ts'
import { parseRequest } from './read/parse/parse-read.ts'
import { planRequest } from './read/plan/plan-read.ts'
import { applyQueryHooks, applyReadHooks } from './read/read-hooks.ts'
import { shapeResult } from './read/shape/shape-result.ts'
import type { Result } from './result.ts'
import { bindVariables } from './variables/bind-variables.ts'

/**
 * One request from input to result, for every door.
 * @throws {RectoError} whatever stands in its way: 4xx for what was asked, 403 for what is not permitted, 5xx otherwise.
 */
export async function runRequest(input: Input, context: Context): Promise<Result> {
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

async function runStages(given: Input, context: Context): Promise<Result> {
  const { timings } = context
  const input = await applyQueryHooks(given, context)
  const request = parseRequest(input, context)
  timings?.mark('parse')
  const allowed = authorize(await bindVariables(request, context, runRequest), await rightsOf(context))
  timings?.mark('authorize')
  const plan = planRequest(allowed, context)
  timings?.mark('plan')
  const outcome = await execute(plan, context)
  timings?.mark('execute')
  const result = shapeResult(await applyReadHooks(outcome, input, context), plan)
  timings?.mark('shape')
  return result
}

/** The database may have been changed behind our back: when a statement names what is not there, and the schema really is another now. */
async function freshContext(error: unknown, context: Context): Promise<Context | null> {
  const { dialect, schemaCache } = context.platform
  if (!dialect.isSchemaStale(error)) return null
  const known = schemaCache.current()
  const schema = known.fingerprint === context.schema.fingerprint ? await schemaCache.refresh() : known
  return schema.fingerprint === context.schema.fingerprint
    ? null
    : { ...createContext(context.platform, context.account, context.signal), now: context.now }
}

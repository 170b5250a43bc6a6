import { rightsOf } from '../access/rights-of.ts'
import { type Context, createContext } from '../context.ts'
import type { Result } from '../result.ts'
import { commit } from './commit.ts'
import { executePlan } from './execute/execute-plan.ts'
import type { MutationInput } from './parse/mutation-input.ts'
import { parseWrite } from './parse/parse-write.ts'
import { selectKeys } from './parse/select-keys.ts'
import { planMutation } from './plan/plan-mutation.ts'
import { checkReadBack, readBack } from './read-back.ts'
import { withReferrers } from './referring-items.ts'
import { toWriteError } from './to-write-error.ts'
import { createPlanContext } from './write-context.ts'

/**
 * One write from input to result: items are created, changed or deleted in one transaction, nested ones included, and what
 * the caller may see of them is read back. A failure leaves nothing behind; listeners are called after the commit.
 * @throws {RectoError} 4xx for what was sent, 403 for what is not permitted, 5xx otherwise
 */
export async function runWrite(input: MutationInput, context: Context): Promise<Result | null> {
  try {
    return await runStages(input, context)
  } catch (caught) {
    const error = await withReferrers(await toWriteError(caught, context), input, context)
    // Another request has just created the item: now it exists and can be changed.
    if (input.kind === 'merge' && error.code === 'RECORD_NOT_UNIQUE') return await retry(input, context)
    throw error
  }
}

async function retry(input: MutationInput, context: Context): Promise<Result | null> {
  return await runStages(input, context).catch(async (error: unknown) => {
    throw await toWriteError(error, context)
  })
}

async function runStages(input: MutationInput, context: Context): Promise<Result | null> {
  const { timings } = context
  const request = await selectKeys(parseWrite(input, context), context)
  if (input.kind !== 'delete' && input.kind !== 'sort') await checkReadBack(input, context)
  timings?.mark('parse')
  const write = createPlanContext(context, await rightsOf(context))
  timings?.mark('authorize')
  const plan = await planMutation(write, request)
  timings?.mark('plan')
  const keys = await commit(write, { execute: (open) => executePlan(open, plan), answer: (written) => written })
  timings?.mark('execute')
  return input.kind === 'delete' || input.kind === 'sort'
    ? null
    : await readBack(input, keys, createContext(context.platform, context.account))
}

import { RectoError } from '@recto/errors'
import { rightsOf } from '../access/rights-of.ts'
import { collectItems } from '../collect-items.ts'
import { type Context, createContext } from '../context.ts'
import { commit } from './commit.ts'
import { executePlan } from './execute/execute-plan.ts'
import type { MutationInput } from './parse/mutation-input.ts'
import { parseWrite } from './parse/parse-write.ts'
import { resolveReferences, type WrittenItems } from './parse/resolve-references.ts'
import { selectKeys } from './parse/select-keys.ts'
import { planMutation } from './plan/plan-mutation.ts'
import { readBack } from './read-back.ts'
import { toWriteError } from './to-write-error.ts'
import { createPlanContext, type WriteContext } from './write-context.ts'

/** One write of a batch. Its parts may refer to items written by those before it. */
export interface BatchOperation {
  readonly name: string | null
  readonly input: MutationInput
}

/** What one write came to: what the caller may see of the items; `null` for nothing. */
export interface BatchResult {
  readonly name: string | null
  readonly data: unknown
}

/**
 * Does several writes, of any collections, in their order and in one transaction: all of them or none.
 * `beforeCommit` runs in it at the end, with the results.
 * @throws {RectoError} the error of the first operation that fails, with its name or position in `extensions.operation`
 */
export async function runBatch(
  operations: readonly BatchOperation[],
  context: Context,
  beforeCommit: (results: readonly BatchResult[], inside: Context) => Promise<void> = async () => {},
): Promise<readonly BatchResult[]> {
  try {
    return await commit(createPlanContext(context, await rightsOf(context)), {
      execute: (write) => writeAll(write, operations),
      answer: async (done, write) => {
        const results: BatchResult[] = []
        const inside: Context = { ...createContext(write.context.platform, context.account), now: context.now }
        for (const one of done) results.push({ name: one.name, data: await resultOf(one, inside) })
        await beforeCommit(results, inside)
        return results
      },
    })
  } catch (error) {
    throw await toWriteError(error, context)
  }
}

interface Done extends WrittenItems {
  readonly name: string | null
  readonly input: MutationInput
}

async function writeAll(write: WriteContext, operations: readonly BatchOperation[]): Promise<readonly Done[]> {
  const done: Done[] = []
  const named = new Map<string, Done>()
  for (const [index, { name, input: given }] of operations.entries()) {
    try {
      const input = resolveReferences(given, named)
      const request = await selectKeys(parseWrite(input, write.context), write.context)
      const keys = await executePlan(write, await planMutation(write, request))
      const one = { name, input, collection: request.collection, keys }
      done.push(one)
      if (name !== null) named.set(name, one)
    } catch (error) {
      throw withOperation(await toWriteError(error, write.context), name ?? index)
    }
  }
  return done
}

function withOperation(error: RectoError, operation: string | number): RectoError {
  const { code, message, extensions } = error
  return new RectoError(code, { message, extensions: { ...extensions, operation }, cause: error })
}

async function resultOf({ input, keys }: Done, inside: Context): Promise<unknown> {
  if (input.kind === 'delete' || input.kind === 'sort') return null
  const result = await readBack(input, keys, inside)
  if (result === null) return null
  return result.kind === 'document' ? (JSON.parse(result.data) as unknown) : await collectItems(result.items)
}

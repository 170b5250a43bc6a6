import { type Context, createContext } from '../context.ts'
import { toAnswerableError } from '../read/execute/execute-read.ts'
import type { Result } from '../result.ts'
import { writeTransaction } from './commit.ts'
import type { MutationInput } from './parse/mutation-input.ts'
import { readBack } from './read-back.ts'
import { collectionOf, selectedKeys, writeItems } from './write-items.ts'

/**
 * Creates, changes or deletes items in one transaction, nested ones included, and reads back what the caller may see of
 * them. A failure anywhere leaves nothing behind. Listeners hear of it when it is committed.
 * @throws {RectoError} whatever stands in its way
 */
export async function runMutation(input: MutationInput, context: Context): Promise<Result | null> {
  try {
    return await mutate(input, context)
  } catch (caught) {
    const error = toAnswerableError(caught, context)
    // Somebody else has just created the item: it is there now and can be changed.
    if (input.kind === 'merge' && error.code === 'RECORD_NOT_UNIQUE') return await retry(input, context)
    throw error
  }
}

async function retry(input: MutationInput, context: Context): Promise<Result | null> {
  return await mutate(input, context).catch((error: unknown) => {
    throw toAnswerableError(error, context)
  })
}

async function mutate(input: MutationInput, context: Context): Promise<Result | null> {
  const collection = collectionOf(input, context)
  const selected = input.selection === undefined ? null : await selectedKeys(input.selection, collection, context)
  const keys = await writeTransaction(context, {
    write: (scope) => writeItems(scope, { input, collection, selected }),
    answer: (written) => written,
  })
  return input.kind === 'delete' ? null : await readBack(input, keys, createContext(context.platform, context.account))
}

import { RectoError } from '@recto/errors'
import type { Collection } from '@recto/schema'
import { collectItems } from '../collect-items.ts'
import { type Context, createContext } from '../context.ts'
import { toAnswerableError } from '../read/execute/execute-read.ts'
import { writeTransaction } from './commit.ts'
import type { MutationInput } from './parse/mutation-input.ts'
import { resolveReferences, type WrittenItems } from './parse/resolve-references.ts'
import { readBack } from './read-back.ts'
import type { WriteContext } from './write-context.ts'
import { collectionOf, selectedKeys, writeItems } from './write-items.ts'

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
 * @throws {RectoError} whatever stands in the way of one of them, with its place in `extensions.operation`
 */
export async function runBatch(
  operations: readonly BatchOperation[],
  context: Context,
  beforeCommit: (results: readonly BatchResult[], inside: Context) => Promise<void> = async () => {},
): Promise<readonly BatchResult[]> {
  try {
    return await writeTransaction(context, {
      write: (scope) => writeAll(scope, operations),
      answer: async (done, scope) => {
        const results: BatchResult[] = []
        const inside: Context = { ...createContext(scope.context.platform, context.account), now: context.now }
        for (const one of done) results.push({ name: one.name, data: await resultOf(one, inside) })
        await beforeCommit(results, inside)
        return results
      },
    })
  } catch (error) {
    throw toAnswerableError(error, context)
  }
}

interface Done extends WrittenItems {
  readonly name: string | null
  readonly input: MutationInput
}

async function writeAll(scope: WriteContext, operations: readonly BatchOperation[]): Promise<readonly Done[]> {
  const done: Done[] = []
  const named = new Map<string, Done>()
  for (const [index, { name, input: given }] of operations.entries()) {
    try {
      const input = resolveReferences(given, named)
      const collection: Collection = collectionOf(input, scope.context)
      const selected = input.selection === undefined ? null : await selectedKeys(input.selection, collection, scope.context)
      const one = { name, input, collection, keys: await writeItems(scope, { input, collection, selected }) }
      done.push(one)
      if (name !== null) named.set(name, one)
    } catch (error) {
      throw placed(toAnswerableError(error, scope.context), name ?? index)
    }
  }
  return done
}

function placed(error: RectoError, operation: string | number): RectoError {
  const { code, message, extensions } = error
  return new RectoError(code, { message, extensions: { ...extensions, operation }, cause: error })
}

async function resultOf({ input, keys }: Done, inside: Context): Promise<unknown> {
  if (input.kind === 'delete') return null
  const result = await readBack(input, keys, inside)
  if (result === null) return null
  return result.kind === 'document' ? (JSON.parse(result.data) as unknown) : await collectItems(result.items)
}

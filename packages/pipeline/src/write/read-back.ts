import { RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Context } from '../context.ts'
import { runRead } from '../read/run-read.ts'
import type { Result } from '../result.ts'
import type { EncodedKey } from './execute/stored-key.ts'
import type { CreateInput, MergeInput, UpdateInput, UpsertInput } from './parse/mutation-input.ts'
import { eventKey } from './record/event-key.ts'

/** What was written and may not be read is no error: the answer is then empty. */
export async function readBack(
  input: CreateInput | UpdateInput | UpsertInput | MergeInput,
  keys: readonly EncodedKey[],
  context: Context,
): Promise<Result | null> {
  const isOne = input.kind === 'update' ? input.isOne === true : !Array.isArray(input.data)
  if (!isOne && keys.length === 0) return { kind: 'document', data: '[]', meta: null }
  if (keys.length === 0 || keys.some((key) => key.length === 0)) return null
  const address = isOne ? { key: printKey(keys[0] ?? []) } : { keys: keys.map(eventKey) }
  try {
    const read = { kind: 'read', collection: input.collection, query: shaping(input.query, isOne), ...address } as const
    return await runRead(read, context)
  } catch (error) {
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return null
    throw error
  }
}

/** Counts mean nothing here, and all that was written is shown unless a limit is named. */
function shaping({ meta: _meta, ...query }: JsonObject, isOne: boolean): JsonObject {
  return isOne || query['limit'] !== undefined ? query : { ...query, limit: -1 }
}

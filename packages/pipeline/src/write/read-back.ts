import { RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import type { Context } from '../context.ts'
import type { ReadInput } from '../input.ts'
import { checkRead, runRead } from '../read/run-read.ts'
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
  const read = { kind: 'read', collection: input.collection, query: shaping(input.query, isOne) } as const
  try {
    return isOne ? await runRead({ ...read, key: printKey(keys[0] ?? []) }, context) : await readMany(read, keys, context)
  } catch (error) {
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return null
    throw error
  }
}

/** Whether {@link readBack} could answer; to be asked before anything is written. @throws {RectoError} INVALID_QUERY */
export async function checkReadBack({ collection, query }: Pick<CreateInput, 'collection' | 'query'>, context: Context): Promise<void> {
  const { meta: _meta, ...shown } = query
  if (Object.keys(shown).length > 0) await checkRead({ kind: 'read', collection, query: shown, keys: [] }, context)
}

async function readMany(read: ReadInput, keys: readonly EncodedKey[], context: Context): Promise<Result | null> {
  const most = keysPerRead(keys)
  if (keys.length <= most) return runRead({ ...read, keys: keys.map(eventKey) }, context)
  return concernsAll(read.query) ? null : readInParts(read, { keys, most }, context)
}

/** Keys one statement certainly takes as parameters, of an engine whose lists are not bound whole. */
function keysPerRead([key = []]: readonly EncodedKey[]): number {
  return key.length > 1 ? 500 : 10_000
}

/** An order, a page or a group is one of all items; what was written is then not shown. */
function concernsAll(query: JsonObject): boolean {
  return ['sort', 'offset', 'page', 'cursor', 'aggregate', 'groupBy'].some((name) => query[name] != null) || query['limit'] !== -1
}

async function readInParts(
  read: ReadInput,
  { keys, most }: { readonly keys: readonly EncodedKey[]; readonly most: number },
  context: Context,
): Promise<Result> {
  const parts: string[] = []
  for (let start = 0; start < keys.length; start += most) {
    const part = keys.slice(start, start + most).map(eventKey)
    const result = await runRead({ ...read, keys: part, isBuffered: true }, context)
    if (result.kind === 'document' && result.data !== '[]') parts.push(result.data.slice(1, -1))
  }
  return { kind: 'document', data: `[${parts.join()}]`, meta: null }
}

/** Counts mean nothing here, and all that was written is shown unless a limit is named. */
function shaping({ meta: _meta, ...query }: JsonObject, isOne: boolean): JsonObject {
  return isOne || query['limit'] !== undefined ? query : { ...query, limit: -1 }
}

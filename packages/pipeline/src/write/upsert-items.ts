import { RectoError } from '@recto/errors'
import type { Collection } from '@recto/schema'
import { gatherItems } from '../gather-items.ts'
import { runRequest } from '../run-request.ts'
import { createItems } from './create-items.ts'
import { rootPlace, type WriteScope } from './scope.ts'
import { sentKey } from './sent-key.ts'
import { isPayload } from './split-payload.ts'
import { updateItems } from './update-items.ts'
import type { KeyValues } from './write-statements.ts'

type Payload = Readonly<Record<string, unknown>>

/** Items to be changed or created, and the fields that tell which. */
export interface UpsertRequest {
  readonly collection: Collection
  readonly payloads: readonly unknown[]
  readonly on: readonly string[]
}

/**
 * Changes the items that have the same values in the fields `on`, of those the caller may read, and creates the others.
 * @throws {RectoError} INVALID_PAYLOAD when a value is missing or fits several items
 */
export async function upsertItems(scope: WriteScope, { collection, payloads, on }: UpsertRequest): Promise<readonly KeyValues[]> {
  const unknown = on.find((name) => collection.fields.get(name)?.column == null)
  if (on.length === 0 || unknown !== undefined) throw invalid(`Items can't be told apart by "${unknown ?? ''}"`)
  const keys: KeyValues[] = []
  for (const payload of payloads) keys.push(await upsertItem(scope, collection, { payload, on }))
  return keys
}

async function upsertItem(
  scope: WriteScope,
  collection: Collection,
  { payload, on }: { readonly payload: unknown; readonly on: readonly string[] },
): Promise<KeyValues> {
  if (!isPayload(payload)) throw invalid('"value" must be of type object')
  const key = await findItem(scope, collection, naturalKey(payload, on))
  if (key === null) return (await createItems(scope, { collection, payloads: [payload], place: rootPlace }))[0] ?? []
  await updateItems(scope, { collection, keys: [key], payload, place: rootPlace })
  return key
}

function naturalKey(payload: Payload, on: readonly string[]): Payload {
  return Object.fromEntries(
    on.map((name) => {
      const value = payload[name]
      if (value === null || value === undefined || typeof value === 'object') throw invalid(`"${name}" is required to tell items apart`)
      return [name, value]
    }),
  )
}

async function findItem({ context }: WriteScope, collection: Collection, values: Payload): Promise<KeyValues | null> {
  const filter = { _and: Object.entries(values).map(([name, value]) => ({ [name]: { _eq: value } })) }
  const query = { filter, fields: [...collection.primaryKey], limit: 2 }
  const result = await runRequest({ kind: 'read', collection: collection.name, query }, context)
  const rows = result.kind === 'document' ? [JSON.parse(result.data) as unknown].flat() : await gatherItems(result.items)
  if (rows.length > 1)
    throw invalid(
      `Several items have the same values in ${Object.keys(values)
        .map((name) => `"${name}"`)
        .join(', ')}`,
    )
  const [row] = rows
  return isPayload(row) ? sentKey(collection, row) : null
}

function invalid(reason: string): RectoError {
  return new RectoError('INVALID_PAYLOAD', { extensions: { reason } })
}

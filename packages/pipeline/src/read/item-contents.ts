import { permittedFields, type Rights, unrestrictedAccess } from '@recto/permissions'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { Access, FieldPath, Query } from '@recto/query'
import { type Collection, findCollection, type ItemRecord, itemRecordOf } from '@recto/schema'
import { createItemReader, type ItemReader } from '../access/item-reader.ts'
import { readablePayload } from '../access/readable-payload.ts'
import type { Context } from '../context.ts'
import { readItems } from '../write/execute/read-items.ts'
import type { Outcome } from './execute/execute-read.ts'
import type { ParsedRead } from './parse/parse-read.ts'

/** A read of rows about items: without the fields that hold values of those items, and which of them were asked for. */
export interface ContentsRead {
  readonly request: ParsedRead
  readonly contents: RequestedContents | null
}

/** Values of items that are added to the rows afterwards. */
interface RequestedContents {
  readonly collection: Collection
  readonly record: ItemRecord
  readonly names: readonly string[]
  /** The key is only read to find the values by. */
  readonly isKeyAdded: boolean
  readonly reader: ItemReader
  readonly rights: Rights
}

/** Takes the fields that hold values of other items out of a request: no statement can mask them as those items are masked. */
export function splitContents(request: ParsedRead, rights: Rights, context: Context): ContentsRead {
  const { collection, query } = request
  const record = itemRecordOf(collection.name)
  if (rights.isAdmin || record === null || query.aggregate !== null || query.groupBy !== null) return { request, contents: null }
  const permitted = permittedFields(rights, 'read').get(collection.name) ?? new Set()
  const has = (name: string): boolean => permitted === '*' || permitted.has(name)
  const [key = ''] = collection.primaryKey
  const names = record.contents.filter((name) => has(name) && has(key) && isAsked(query, name))
  if (names.length === 0) return { request, contents: null }
  const fields = query.fields?.filter((path) => !names.some((name) => isPathTo(path, name))) ?? null
  const isKeyAdded = fields !== null && !isAsked({ ...query, fields }, key)
  const keyPath: FieldPath = { steps: [{ kind: 'field', name: key, scope: null }] }
  const narrowed = fields === null ? query : { ...query, fields: isKeyAdded ? [...fields, keyPath] : fields }
  const reader = createItemReader(context, rights)
  return { request: { ...request, query: narrowed }, contents: { collection, record, names, isKeyAdded, reader, rights } }
}

function isAsked({ fields }: Pick<Query, 'fields'>, name: string): boolean {
  return fields === null || fields.some((path) => path.steps[0]?.kind === 'wildcard' || isPathTo(path, name))
}

function isPathTo({ steps: [step, ...rest] }: FieldPath, name: string): boolean {
  return rest.length === 0 && step?.kind === 'field' && step.name === name && step.scope === null
}

/** Adds what the caller may see of the values that were asked for. */
export async function addContents(outcome: Outcome, contents: RequestedContents | null, context: Context): Promise<Outcome> {
  const { data } = outcome
  if (contents === null || data === null) return outcome
  if (typeof data !== 'string') return { ...outcome, data: streamWith(data, contents, context) }
  const parsed: unknown = JSON.parse(data)
  const rows = await withContents([parsed].flat().filter(isJsonObject), contents, context)
  return { ...outcome, data: JSON.stringify(Array.isArray(parsed) ? rows : (rows[0] ?? null)) }
}

/** Rows whose values are looked up together. */
const rowsAtOnce = 100

async function* streamWith(items: AsyncIterable<string>, contents: RequestedContents, context: Context): AsyncGenerator<string> {
  let batch: string[] = []
  const flush = async function* (): AsyncGenerator<string> {
    const rows = batch.map((text) => JSON.parse(text) as JsonObject)
    batch = []
    for (const row of await withContents(rows, contents, context)) yield JSON.stringify(row)
  }
  for await (const item of items) {
    batch.push(item)
    if (batch.length >= rowsAtOnce) yield* flush()
  }
  if (batch.length > 0) yield* flush()
}

async function withContents(rows: readonly JsonObject[], contents: RequestedContents, context: Context): Promise<readonly JsonObject[]> {
  const { collection, names, isKeyAdded } = contents
  const [key = ''] = collection.primaryKey
  const keys = rows.map((row) => row[key]).filter((value) => typeof value === 'string' || typeof value === 'number')
  const shown = await permittedContents(keys, contents, context)
  const items = await describedItems(keys, contents, context)
  const filled: JsonObject[] = []
  for (const { [key]: value, ...row } of rows) {
    const values: Record<string, unknown> = {}
    for (const name of names) values[name] = await masked(shown.get(String(value))?.[name], items.get(String(value)), contents)
    filled.push({ ...(isKeyAdded ? {} : { [key]: value }), ...row, ...values })
  }
  return filled
}

type RowsByKey = ReadonlyMap<string, JsonObject>

/** The values as far as the caller's rules for the rows themselves show them. */
async function permittedContents(keys: readonly (string | number)[], contents: RequestedContents, context: Context): Promise<RowsByKey> {
  const { read } = contents.rights.access
  const access: Access = { ...read, fingerprint: `${read.fingerprint}/contents`, showsContents: true }
  return await rowsByKey(context, contents.collection, { keys, fields: contents.names, access })
}

/** Which item each row is about. */
function describedItems(
  keys: readonly (string | number)[],
  { collection, record }: RequestedContents,
  context: Context,
): Promise<RowsByKey> {
  return rowsByKey(context, collection, { keys, fields: [record.collection, record.item], access: unrestrictedAccess })
}

interface RowsRequest {
  readonly keys: readonly (string | number)[]
  readonly fields: readonly string[]
  readonly access: Access
}

async function rowsByKey(context: Context, collection: Collection, { keys, fields, access }: RowsRequest): Promise<RowsByKey> {
  const [key = ''] = collection.primaryKey
  const request = { collection, keys: keys.map((one) => [one]), fields: [key, ...fields], access }
  const rows = await readItems(context.platform, context, request)
  return new Map(rows.map((row) => [String(row[key]), row]))
}

/** What is shown of a value: nothing, unless the item it belongs to may be seen. */
async function masked(value: unknown, row: JsonObject | undefined, { record, reader }: RequestedContents): Promise<unknown> {
  const collection = findCollection(reader.context.schema, String(row?.[record.collection]))
  if (collection === undefined || !isJsonObject(value)) return null
  return await readablePayload({ collection, key: String(row?.[record.item]), payload: value }, reader)
}

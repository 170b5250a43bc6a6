import type { PermittedFields } from '@recto/permissions'
import { concealedValue, isJsonObject, type JsonObject } from '@recto/protocol'
import { printKey } from '@recto/query'
import { type Collection, type Field, findCollection, type Relation, relationFrom, relationTo } from '@recto/schema'
import type { ItemReader } from './item-reader.ts'

/** Values of an item that are kept outside its table: a draft or a revision, with what is nested in it. */
export interface KeptPayload {
  readonly collection: Collection
  /** `null`: the item is not there yet. */
  readonly key: string | null
  readonly payload: JsonObject
}

/**
 * What a caller may see of such values: each item in it as it is masked where it is read, secrets never. Items that may not
 * be seen are left out, with their keys. `null`: the item itself may not be seen.
 */
export async function readablePayload({ collection, key, payload }: KeptPayload, reader: ItemReader): Promise<JsonObject | null> {
  const fields = await reader.fields(collection, key)
  if (fields === null) return null
  const entries: [string, unknown][] = []
  for (const [name, value] of Object.entries(payload)) {
    if (!reader.isAdmin && !isShown(collection, name, fields)) continue
    const shown = await shownValue({ collection, name, payload }, value, reader)
    if (shown !== undefined) entries.push([name, shown])
  }
  return Object.fromEntries(entries)
}

/** Who changed an item of a draft, and when, stands beside its values. */
const stamps = new Set(['_user', '_date'])

function isShown({ fields: known }: Collection, name: string, fields: PermittedFields): boolean {
  if (stamps.has(name)) return true
  return known.has(name) && (fields === '*' || fields.has(name))
}

interface FieldPlace {
  readonly collection: Collection
  readonly name: string
  readonly payload: JsonObject
}

const secret = ['hash', 'conceal', 'encrypt']

function isSecret(field: Field | undefined): boolean {
  return field?.special.some((flag) => secret.includes(flag)) === true
}

/** `undefined`: nothing of it is shown. */
async function shownValue(place: FieldPlace, value: unknown, reader: ItemReader): Promise<unknown> {
  const { collection, name } = place
  if (isSecret(collection.fields.get(name))) return value === null ? null : concealedValue
  if (typeof value !== 'object' || value === null) return value
  const { schema } = reader.context
  const toOne = relationFrom(schema, collection.name, name)
  const related = toOne === undefined ? relationTo(schema, collection.name, name)?.collection : targetOf(toOne, place)
  if (related === undefined) return value
  const target = findCollection(schema, related)
  if (target === undefined) return reader.isAdmin ? value : undefined
  return await shownNested(target, { value, isOne: toOne !== undefined && !Array.isArray(value) }, reader)
}

interface NestedValue {
  readonly value: object
  readonly isOne: boolean
}

async function shownNested(target: Collection, { value, isOne }: NestedValue, reader: ItemReader): Promise<unknown> {
  return isOne ? ((await shownElement(target, value, reader)) ?? null) : await shownList(target, value, reader)
}

function targetOf({ relatedCollection, collectionField }: Relation, { payload }: FieldPlace): string {
  return relatedCollection ?? String(payload[collectionField ?? ''] ?? '')
}

/** A list of items, or of changes to a list. */
async function shownList(target: Collection, value: object, reader: ItemReader): Promise<unknown> {
  if (!Array.isArray(value)) {
    const lists: [string, unknown][] = []
    for (const [kind, list] of Object.entries(value)) if (Array.isArray(list)) lists.push([kind, await shownList(target, list, reader)])
    return Object.fromEntries(lists)
  }
  const shown: unknown[] = []
  for (const element of value as readonly unknown[]) {
    const one = await shownElement(target, element, reader)
    if (one !== undefined) shown.push(one)
  }
  return shown
}

/** An item or its key. `undefined`: it may not be seen. */
async function shownElement(target: Collection, element: unknown, reader: ItemReader): Promise<unknown> {
  if (isJsonObject(element))
    return (await readablePayload({ collection: target, key: keyIn(target, element), payload: element }, reader)) ?? undefined
  const isKey = typeof element === 'string' || typeof element === 'number'
  return isKey && (await reader.fields(target, String(element))) !== null ? element : undefined
}

function keyIn({ primaryKey }: Collection, payload: JsonObject): string | null {
  const values = primaryKey.map((name) => payload[name])
  return values.length === 0 || values.some((value) => value === undefined || value === null) ? null : printKey(values)
}

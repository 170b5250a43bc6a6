import { invalidPayload, RectoError } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import { type Collection, type Field, findCollection, keyFields, relationFrom } from '@recto/schema'
import type { Context } from '../../context.ts'
import { type EncodedValue, encodeValue } from '../execute/encode-value.ts'
import type { EncodedKey } from '../execute/stored-key.ts'
import { payloadKey } from '../parse/payload-key.ts'
import { isPayload } from './split-payload.ts'

/**
 * The payload of an update without the key of the item, which clients send back. A key column that is a foreign key too may
 * hold the item it refers to, which is then changed.
 * @throws {RectoError} INVALID_PAYLOAD for another key: what refers to an item would be left behind
 */
export function withoutOwnKey(
  context: Context,
  collection: Collection,
  { keys, payload }: { readonly keys: readonly EncodedKey[]; readonly payload: JsonObject },
): JsonObject {
  const rest: Record<string, unknown> = { ...payload }
  for (const [place, field] of keyFields(collection).entries()) {
    if (!Object.hasOwn(payload, field.name)) continue
    const value = payload[field.name]
    const own = keys.map((key) => key[place] ?? null)
    if (!own.every((part) => isSame(context, field, { part, value: linkedValue(context, field, value) })))
      throw invalidPayload(`The primary key "${field.name}" of an item in collection "${collection.name}" can't be changed`)
    if (!isPayload(value)) delete rest[field.name]
  }
  return rest
}

/** The key that an item nested under a key column stands for. */
function linkedValue({ schema }: Context, field: Field, value: unknown): unknown {
  if (!isPayload(value)) return value
  const related = relationFrom(schema, field.collection, field.name)?.relatedCollection ?? null
  const target = related === null ? undefined : findCollection(schema, related)
  return target === undefined ? null : (payloadKey(target, value)?.[0] ?? null)
}

interface Comparison {
  readonly part: EncodedValue
  readonly value: unknown
}

function isSame({ platform }: Context, field: Field, { part, value }: Comparison): boolean {
  const texts = [part, value].map((one) => wireText(field, one))
  const isFolded = platform.dialect.supports.caseInsensitiveEquality
  const [own, sent] = isFolded ? texts.map((text) => text?.toLowerCase() ?? null) : texts
  return sent !== null && own === sent
}

/** `null`: nothing, or no value of the field. */
function wireText(field: Field, value: unknown): string | null {
  try {
    const encoded = encodeValue(field, value)
    return encoded === null ? null : String(encoded)
  } catch (error) {
    if (error instanceof RectoError) return null
    throw error
  }
}

import { invalidPayload } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'

const words: Readonly<Record<string, unknown>> = { null: null, true: true, false: false }

/** Recto alone writes these. */
const ownFields = new Set(['type', 'filesize', 'uploaded_on', 'tus_id', 'tus_data'])

/**
 * The fields of a form as values of the collection: `null`, `true` and `false` by their words, JSON and numbers by the type of the
 * field. What only Recto writes is left out.
 * @throws {RectoError} INVALID_PAYLOAD for JSON that is none
 */
export function parseFormFields(fields: ReadonlyMap<string, string>, { schema }: Context): JsonObject {
  const known = schema.collections.get('directus_files')?.fields
  const parsed: Record<string, unknown> = {}
  for (const [name, text] of fields) if (!ownFields.has(name)) parsed[name] = parseField(name, text, known?.get(name)?.type)
  return parsed
}

/** A payload without what only Recto writes. */
export function withoutOwnFields(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !ownFields.has(name)))
}

function parseField(name: string, text: string, type: string | undefined): unknown {
  if (Object.hasOwn(words, text)) return words[text]
  if (type === 'json' && /^\s*[[{"]/.test(text)) return parseJson(name, text)
  const isNumeric = type === 'integer' || type === 'float'
  return isNumeric && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalidPayload(`"${name}" is not valid JSON`)
  }
}

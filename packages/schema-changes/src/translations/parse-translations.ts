import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'

/** Which fields become translatable, and the names of what is created for it. */
export interface TranslationsPayload {
  readonly collection: string
  readonly fields: readonly string[]
  readonly translationsCollection: string
  readonly languagesCollection: string
  /** @default the names of the collection and its key, joined by `_` */
  readonly parentField: string | null
  readonly languageField: string
  readonly createsLanguages: boolean
  readonly seedsLanguages: boolean
}

/** What was created. */
export interface TranslationsResult {
  /** Whether the collection of translations is new. */
  readonly created: boolean
  readonly translationsCollection: string
  readonly languagesCollection: string
  readonly fields: readonly string[]
}

/** Parses the body that generates translations. @throws {RectoError} INVALID_PAYLOAD with the first error found */
export function parseTranslations(body: unknown): TranslationsPayload {
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  const { fields } = body
  if (!Array.isArray(fields) || fields.length === 0 || !fields.every((field) => typeof field === 'string')) {
    throw invalidPayload('"fields" must contain at least 1 items')
  }
  const collection = textOf(body, 'collection', null)
  const languagesCollection = textOf(body, 'languagesCollection', 'languages')
  return {
    collection,
    fields: fields as readonly string[],
    translationsCollection: textOf(body, 'translationsCollection', `${collection}_translations`),
    languagesCollection,
    parentField: body['parentFkField'] === undefined ? null : textOf(body, 'parentFkField', null),
    languageField: textOf(body, 'languageFkField', `${languagesCollection}_code`),
    createsLanguages: body['createLanguagesCollection'] !== false,
    seedsLanguages: body['seedLanguages'] !== false,
  }
}

function textOf(body: JsonObject, key: string, fallback: string | null): string {
  const value = body[key] ?? fallback
  if (typeof value === 'string' && value !== '') return value
  throw invalidPayload(value === null ? `"${key}" is required` : `"${key}" must be a non-empty string`)
}

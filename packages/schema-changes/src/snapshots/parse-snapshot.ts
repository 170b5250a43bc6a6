import { invalidPayload } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import type { SchemaDiff, Snapshot } from '@recto/schema/snapshots'

const parts = ['collections', 'fields', 'relations'] as const

/** Parses a snapshot from a request's body. @throws {RectoError} INVALID_PAYLOAD with the first error found */
export function parseSnapshot(body: unknown): Snapshot {
  if (!isJsonObject(body) || Object.keys(body).length === 0) throw invalidPayload('No data was included in the body')
  const snapshot = isJsonObject(body['data']) && body['version'] === undefined ? body['data'] : body
  if (snapshot['version'] !== 1) throw invalidPayload('"version" must be [1]')
  for (const part of parts) checkList(snapshot, part)
  if (snapshot['systemFields'] !== undefined) checkList(snapshot, 'systemFields')
  return { directus: '', vendor: '', systemFields: [], ...snapshot } as unknown as Snapshot
}

/** A diff, and the hash of the schema it was made for. */
export interface DiffPayload {
  readonly hash: string
  readonly diff: SchemaDiff
}

/** Parses a diff from a request's body. @throws {RectoError} INVALID_PAYLOAD with the first error found */
export function parseDiff(body: unknown): DiffPayload {
  if (!isJsonObject(body)) throw invalidPayload('No data was included in the body')
  const { hash, diff } = body
  if (typeof hash !== 'string') throw invalidPayload('"hash" is required')
  if (!isJsonObject(diff)) throw invalidPayload('"diff" is required')
  for (const part of [...parts, 'systemFields'] as const) {
    checkList(diff, part)
    for (const entry of diff[part] as readonly JsonObject[]) checkChanges(entry, part)
  }
  return { hash, diff: diff as unknown as SchemaDiff }
}

function checkList(body: JsonObject, part: string): void {
  const list = body[part]
  if (list === undefined) throw invalidPayload(`"${part}" is required`)
  if (!Array.isArray(list)) throw invalidPayload(`"${part}" must be an array`)
  for (const [index, entry] of (list as readonly unknown[]).entries()) {
    if (!isJsonObject(entry) || typeof entry['collection'] !== 'string') throw invalidPayload(`"${part}[${index}].collection" is required`)
    if (part !== 'collections' && typeof entry['field'] !== 'string') throw invalidPayload(`"${part}[${index}].field" is required`)
  }
}

const kinds: readonly unknown[] = ['N', 'D', 'E', 'A']

function checkChanges(entry: JsonObject, part: string): void {
  const { diff } = entry
  if (!Array.isArray(diff)) throw invalidPayload(`"diff" of ${part} must be an array`)
  for (const change of diff as readonly unknown[]) {
    const path = isJsonObject(change) ? change['path'] : undefined
    const isRight = isJsonObject(change) && kinds.includes(change['kind']) && (path === undefined || Array.isArray(path))
    if (!isRight || (change['kind'] === 'A' && !isJsonObject(change['item'])))
      throw invalidPayload(`"diff" of ${part} holds something that is no change`)
  }
}

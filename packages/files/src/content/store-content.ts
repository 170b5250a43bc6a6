import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { invalidPayload } from '@recto/errors'
import type { StorageDriver } from '@recto/storage'
import picomatch from 'picomatch'
import type { Files } from '../files.ts'
import { extensionOf } from './file-names.ts'
import { type Measured, measureContent } from './measured-content.ts'
import { resolveType } from './resolve-type.ts'
import { storageFailure } from './storage-failure.ts'

/** Content in a storage that no file refers to yet. */
export interface StoredContent extends Measured {
  /** Of the file that it will be the content of, unless it gets another. */
  readonly id: string
  readonly storage: string
  /** Its name in the storage. */
  readonly path: string
  readonly type: string
  /** The beginning of it. */
  readonly head: Buffer
}

export interface NewContent {
  readonly content: Readable
  /** Its name to people; its extension is kept. */
  readonly name: string
  /** As the sender said. */
  readonly claimedType?: string | undefined
  readonly storage: string
  readonly signal?: AbortSignal | undefined
}

/** Bytes that are kept to look for the type, and for metadata of pictures. */
const headBytes = { others: 4100, pictures: 1 << 20 }

/**
 * Writes content under a new name. Nothing is left of what can't be stored as a whole.
 * @throws {RectoError} INVALID_PAYLOAD for a type that is not allowed, CONTENT_TOO_LARGE, SERVICE_UNAVAILABLE
 */
export async function storeContent(files: Files, request: NewContent): Promise<StoredContent> {
  const { content, name, claimedType, storage, signal } = request
  const driver = driverOf(files, storage)
  const isPicture = claimedType === undefined || /^(image\/|application\/octet-stream)/i.test(claimedType)
  const measured = await measureContent(content, {
    headBytes: isPicture ? headBytes.pictures : headBytes.others,
    bytesMax: files.settings.uploadBytesMax,
  })
  const { head } = measured
  const type = await resolveType(claimedType, head)
  assertAllowedType(type, files.settings.allowedTypes)
  const id = randomUUID()
  const path = `${id}${extensionOf(name, type)}`
  const options = { type, ...(signal === undefined ? {} : { signal }) }
  await driver.write(path, measured.content, options).catch((error: unknown) => {
    throw storageFailure(error, storage, `Couldn't save file ${path}`)
  })
  return { id, storage, path, type, head, ...measured.result() }
}

/** @throws {RectoError} INVALID_PAYLOAD when there is no such location */
export function driverOf({ storages }: Pick<Files, 'storages'>, storage: string): StorageDriver {
  if (!storages.names.includes(storage)) throw invalidPayload(`There is no storage location "${storage}"`)
  return storages.location(storage)
}

/** @throws {RectoError} INVALID_PAYLOAD when no pattern matches */
export function assertAllowedType(type: string, patterns: readonly string[], message = 'File is of invalid content type'): void {
  if (!matchesType(type, patterns)) throw invalidPayload(message)
}

/** Whether a MIME type is one of those that patterns such as `image/*` name. */
export function matchesType(type: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern === '*' || picomatch.isMatch(type, pattern.trim(), { nocase: true, dot: true }))
}

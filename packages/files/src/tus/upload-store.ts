import { createHash, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ResumableUploads, UploadState } from '@recto/storage'
import { systemDatabase } from '@recto/system'
import { DataStore, Upload } from '@tus/server'
import { extensionOf } from '../content/file-names.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { TusError, uploadNotFound } from './tus-error.ts'
import { currentRequest, ownerOf } from './tus-request.ts'

/** An unfinished upload, as it is kept between requests. */
export interface StoredUpload {
  readonly id: string
  readonly storage: string
  readonly path: string
  readonly size: number
  readonly received: number
  readonly metadata: NonNullable<Upload['metadata']>
  readonly state: UploadState
  readonly expiresAt: Date
}

/** Algorithms of the extension `checksum`. */
export const checksumAlgorithms = ['sha1', 'sha256', 'md5'] as const

/** A part with a checksum is checked before any of it is kept, so that it has to fit in memory. */
const checkedBytesMax = 64 * 1024 * 1024

const uuidShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Keeps unfinished uploads in the database and their bytes in the storage, so that any instance can go on with them. */
export class UploadStore extends DataStore {
  readonly #files: Files
  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration', 'checksum']

  constructor(files: Files) {
    super()
    this.#files = files
  }

  override async create(upload: Upload): Promise<Upload> {
    const { storages, platform, settings } = this.#files
    const { id, size = 0, metadata = {} } = upload
    const storage = storages.defaultName
    const path = `${id}${extensionOf(metadata['filename_download'] ?? '', metadata['type'] ?? '')}`
    const state = await this.#resumable(storage).create(path, { size, ...(metadata['type'] == null ? {} : { type: metadata['type'] }) })
    const now = platform.now()
    await systemDatabase(platform)
      .insertInto('recto_file_uploads')
      .values({
        id,
        owner: ownerOf(currentRequest().context),
        storage,
        path,
        size: String(size),
        received: '0',
        metadata: JSON.stringify(metadata),
        state: JSON.stringify(state),
        expires_at: new Date(now.getTime() + settings.tus.expirationMs),
      })
      .execute()
    upload.creation_date = now.toISOString()
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const finishedSize = currentRequest().finished.get(id)
    if (finishedSize !== undefined) return new Upload({ id, size: finishedSize, offset: finishedSize })
    const { size, received, metadata, expiresAt } = await this.find(id)
    // The library counts from here; what counts is the last request.
    const lastUsed = new Date(expiresAt.getTime() - this.getExpiration()).toISOString()
    return new Upload({ id, size, offset: received, metadata, creation_date: lastUsed })
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const upload = await this.find(id)
    const content = await checkedContent(stream, currentRequest().checksum)
    const written = await this.#resumable(upload.storage).writePart(upload.path, content, { offset, state: upload.state })
    const { platform, settings } = this.#files
    await systemDatabase(platform)
      .updateTable('recto_file_uploads')
      .set({
        received: String(written.offset),
        state: JSON.stringify(written.state),
        expires_at: new Date(platform.now().getTime() + settings.tus.expirationMs),
      })
      .where('id', '=', id)
      .where('received', '=', String(offset))
      .execute()
    return written.offset
  }

  override async remove(id: string): Promise<void> {
    await this.#discard(await this.find(id))
  }

  override getExpiration(): number {
    return this.#files.settings.tus.expirationMs
  }

  override async deleteExpired(): Promise<number> {
    const expired = await systemDatabase(this.#files.platform)
      .selectFrom('recto_file_uploads')
      .selectAll()
      .where('expires_at', '<', this.#files.platform.now().toISOString())
      .execute()
    for (const row of expired) await this.#discard(uploadOf(row))
    return expired.length
  }

  /** An upload of the caller. Those of others are not there. */
  async find(id: string): Promise<StoredUpload> {
    const owner = ownerOf(currentRequest().context)
    const row = uuidShape.test(id)
      ? await systemDatabase(this.#files.platform)
          .selectFrom('recto_file_uploads')
          .selectAll()
          .where('id', '=', id)
          .where('owner', '=', owner)
          .executeTakeFirst()
      : undefined
    if (row === undefined) throw uploadNotFound()
    return uploadOf(row)
  }

  /** Makes a file of the parts. */
  async finish(upload: StoredUpload): Promise<void> {
    await this.#resumable(upload.storage).finish(upload.path, upload.state)
    currentRequest().finished.set(upload.id, upload.size)
    await this.#forget(upload.id)
  }

  #resumable(storage: string): ResumableUploads {
    const { resumable } = driverOf(this.#files, storage)
    if (resumable === undefined) throw new TusError(501, 'The storage takes no resumable uploads')
    return resumable
  }

  async #discard(upload: StoredUpload): Promise<void> {
    await this.#resumable(upload.storage).abort(upload.path, upload.state)
    await this.#forget(upload.id)
  }

  async #forget(id: string): Promise<void> {
    await systemDatabase(this.#files.platform).deleteFrom('recto_file_uploads').where('id', '=', id).execute()
  }
}

interface UploadRow {
  readonly id: string
  readonly storage: string
  readonly path: string
  readonly size: string | number
  readonly received: string | number
  readonly metadata: string
  readonly state: string
  readonly expires_at: string | Date
}

function uploadOf({ size, received, metadata, state, expires_at: expiresAt, ...row }: UploadRow): StoredUpload {
  return {
    ...row,
    size: Number(size),
    received: Number(received),
    metadata: JSON.parse(metadata) as StoredUpload['metadata'],
    state: JSON.parse(state) as UploadState,
    expiresAt: new Date(expiresAt),
  }
}

/** A part as it comes, or checked as a whole when its sender says what it has to be. */
async function checkedContent(stream: Readable, checksum: string | undefined): Promise<Readable> {
  if (checksum === undefined) return stream
  const [algorithm = '', expected = ''] = checksum.trim().split(/\s+/)
  if (!checksumAlgorithms.some((name) => name === algorithm)) throw new TusError(400, 'Unsupported checksum algorithm')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length
    if (bytes > checkedBytesMax) throw new TusError(413, 'A part with a checksum has at most 64 MiB')
    chunks.push(chunk as Buffer)
  }
  const content = Buffer.concat(chunks)
  const [found, wanted] = [createHash(algorithm).update(content).digest(), Buffer.from(expected, 'base64')]
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) throw new TusError(460, 'Checksum mismatch')
  return Readable.from([content], { objectMode: false })
}

import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { chunksOf } from '../../chunks-of.ts'
import type { PartBackend } from '../../resumable/part-uploads.ts'
import { StorageError } from '../../storage-error.ts'
import type { Cloud } from './cloudinary-cloud.ts'

/** Parts have at least 5 MB. https://cloudinary.com/documentation/upload_images#chunked_asset_upload */
const partBytes = 6 * 1024 ** 2

/** Resumable uploads in chunks, which the service joins by an id of the caller's. */
export function cloudinaryPartBackend(cloud: Cloud): PartBackend {
  return {
    partBytes: () => partBytes,
    begin: async () => ({ id: randomUUID() }),
    putPart: async (path, upload, { offset, bytes, size }) => {
      await putChunk(cloud, path, { id: String(upload['id']), offset, bytes, size })
      return upload
    },
    // The last part has made the file.
    complete: async () => undefined,
    // Chunks without an end are no file; the service has no request that removes them.
    abort: async () => undefined,
  }
}

/** Writes a file: a small one with one request, others in chunks. */
export async function writeAsset(cloud: Cloud, path: string, content: Readable): Promise<void> {
  const id = randomUUID()
  let pending: Buffer[] = []
  let [offset, end] = [0, 0]
  for await (const chunk of chunksOf(content)) {
    pending.push(chunk)
    end += chunk.length
    // The last chunk says the size of the whole, so one is held back until the end is known.
    if (end - offset <= partBytes) continue
    const bytes = Buffer.concat(pending)
    await putChunk(cloud, path, { id, offset, bytes: bytes.subarray(0, partBytes), size: null })
    offset += partBytes
    pending = [bytes.subarray(partBytes)]
  }
  if (end === 0) throw new StorageError('denied', path, { message: `denied: ${path} is empty, and Cloudinary takes no empty files` })
  await putChunk(cloud, path, { id, offset, bytes: Buffer.concat(pending), size: end })
}

interface Chunk {
  readonly id: string
  readonly offset: number
  readonly bytes: Buffer
  /** Of the whole file; `null`: not known yet. */
  readonly size: number | null
}

async function putChunk(cloud: Cloud, path: string, { id, offset, bytes, size }: Chunk): Promise<void> {
  const isWhole = bytes.length === size
  const range = { 'x-unique-upload-id': id, 'content-range': `bytes ${offset}-${offset + bytes.length - 1}/${size ?? -1}` }
  const parameters = { public_id: cloud.keys.keyOf(path), overwrite: 'true', invalidate: 'true' }
  await cloud.act(path, 'upload', parameters, { file: new Blob([new Uint8Array(bytes)]), ...(!isWhole && { headers: range }) })
}

import { answerError, ask } from '../../http-answers.ts'
import type { BackendPart, BackendUpload, PartBackend } from '../../resumable/part-uploads.ts'
import type { SupabaseBucket } from './supabase-bucket.ts'

/** The service takes parts of this size only. https://supabase.com/docs/guides/storage/uploads/resumable-uploads */
const partBytes = 6 * 1024 ** 2

/** Resumable uploads by the TUS protocol, which the service speaks. */
export function supabasePartBackend(bucket: SupabaseBucket): PartBackend {
  const headers = { ...bucket.headers, 'tus-resumable': '1.0.0' }
  return {
    partBytes: () => partBytes,
    begin: async (path, { size, type }) => {
      const metadata = { bucketName: bucket.bucket, objectName: bucket.keys.keyOf(path), ...(type !== undefined && { contentType: type }) }
      const answer = await ask(path, `${bucket.endpoint}/upload/resumable`, {
        method: 'POST',
        headers: { ...headers, 'x-upsert': 'true', 'upload-length': String(size), 'upload-metadata': tusMetadata(metadata) },
      })
      return { url: new URL(answer.headers.get('location') ?? '', answer.url).href }
    },
    putPart: async (path, upload, part) => {
      const stands = await offsetOf(path, upload, headers)
      // What came of this part before a crash is there already.
      const bytes = part.bytes.subarray(Math.max(0, stands - part.offset))
      if (bytes.length > 0) await patch(path, upload, headers, { ...part, bytes, offset: Math.max(stands, part.offset) })
      return upload
    },
    // The last part has made the file.
    complete: async () => undefined,
    abort: async (path, upload) => {
      const answer = await fetch(urlOf(upload), { method: 'DELETE', headers })
      if (answer.ok) return
      const error = await answerError(path, answer)
      if (error.reason !== 'not-found') throw error
    },
  }
}

async function offsetOf(path: string, upload: BackendUpload, headers: Record<string, string>): Promise<number> {
  const answer = await ask(path, urlOf(upload), { method: 'HEAD', headers })
  return Number(answer.headers.get('upload-offset') ?? 0)
}

async function patch(path: string, upload: BackendUpload, headers: Record<string, string>, part: BackendPart): Promise<void> {
  const { offset, bytes, signal } = part
  await ask(path, urlOf(upload), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
    ...(signal && { signal }),
  })
}

function urlOf({ url }: BackendUpload): string {
  return String(url)
}

function tusMetadata(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

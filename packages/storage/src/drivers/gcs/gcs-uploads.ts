import { answerError } from '../../http-answers.ts'
import type { BackendPart, BackendUpload, PartBackend } from '../../resumable/part-uploads.ts'
import type { GcsBucket } from './gcs-bucket.ts'

/** Parts of a session are multiples of 256 KiB. https://cloud.google.com/storage/docs/performing-resumable-uploads#chunked-upload */
const partBytes = 8 * 1024 ** 2

/** Google answers so while an upload isn't complete. */
const incomplete = 308

/**
 * Resumable uploads as upload sessions, which Google keeps for a week. The address of a session lets its holder write the file. Bytes
 * that are sent again are ignored by Google.
 */
export function gcsPartBackend(bucket: GcsBucket): PartBackend {
  return {
    partBytes: () => partBytes,
    begin: async (path, { type }) => {
      const file = await bucket.file(path)
      const [session] = await file.createResumableUpload(type === undefined ? {} : { metadata: { contentType: type } })
      return { session }
    },
    putPart: async (path, upload, part) => {
      const answer = await putBytes(sessionOf(upload), part)
      const isLast = part.offset + part.bytes.length === part.size
      if (isLast ? answer.ok : answer.status === incomplete) return upload
      throw await answerError(path, answer)
    },
    // The last part has made the file.
    complete: async () => undefined,
    abort: async (path, upload) => {
      const answer = await fetch(sessionOf(upload), { method: 'DELETE' })
      await answer.body?.cancel()
      // 499 says that the session is closed, 404 and 410 that there is none any more.
      if (![200, 204, 404, 410, 499].includes(answer.status)) throw await answerError(path, answer)
    },
  }
}

async function putBytes(session: string, { offset, bytes, size, signal }: BackendPart): Promise<Response> {
  return fetch(session, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { 'content-range': `bytes ${offset}-${offset + bytes.length - 1}/${size}` },
    redirect: 'manual',
    ...(signal && { signal }),
  })
}

function sessionOf({ session }: BackendUpload): string {
  return String(session)
}

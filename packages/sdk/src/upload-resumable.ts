import type { Client } from './create-client.ts'
import { RequestError } from './request-error.ts'

export interface ResumableUpload {
  readonly file: Blob
  /** Fields of the file. Their values are text; `filename_download` is its name. */
  readonly fields: Readonly<Record<string, string>> & { readonly filename_download: string }
  /** Bytes of one request. @default 8 MiB */
  readonly chunkBytes?: number
  /** How often in a row a request may fail before the upload does. @default 5 */
  readonly retries?: number
  /** Milliseconds before the first repetition; each further one waits twice as long. @default 500 */
  readonly pauseMs?: number
  /** Called after each part, with bytes. */
  readonly onProgress?: (sent: number, total: number) => void
  /** Ends the upload; what was sent of it is removed. */
  readonly signal?: AbortSignal
}

/** Version of the protocol (https://tus.io/protocols/resumable-upload). */
const protocol = { 'tus-resumable': '1.0.0' }

const defaults = { chunkBytes: 8 * 1024 * 1024, retries: 5, pauseMs: 500 }

/**
 * Uploads a file part by part; after a failure it goes on where the server stands. The server needs `TUS_ENABLED`.
 * @returns the key of the file
 * @throws {RequestError} when it is refused, or fails too often
 */
export async function uploadResumable<Schema>(client: Client<Schema>, upload: ResumableUpload): Promise<string> {
  const { file, fields, signal } = upload
  const headers = { ...protocol, 'upload-length': String(file.size), 'upload-metadata': metadataOf({ type: file.type, ...fields }) }
  const created = await client.download({ method: 'POST', path: '/files/tus', headers }, signal === undefined ? {} : { signal })
  const path = `/files/tus/${created.headers.get('location')?.split('/').pop() ?? ''}`
  try {
    return await sendParts(client, path, upload)
  } catch (error) {
    // Nobody goes on with it: its place is unknown to all others.
    await client.download({ method: 'DELETE', path, headers: protocol }).catch(() => undefined)
    throw error
  }
}

async function sendParts<Schema>(client: Client<Schema>, path: string, upload: ResumableUpload): Promise<string> {
  const { file, onProgress, signal, retries = defaults.retries, pauseMs = defaults.pauseMs } = upload
  let offset = 0
  for (let failures = 0; ; ) {
    try {
      const { offset: next, key } = await sendPart(client, path, { upload, offset })
      offset = next
      failures = 0
      onProgress?.(offset, file.size)
      if (offset >= file.size) return key
    } catch (error) {
      if (!isTemporary(error) || failures >= retries) throw error
      await pause(pauseMs * 2 ** failures, signal)
      failures += 1
      offset = await offsetOf(client, path).catch(() => offset)
    }
  }
}

interface Part {
  readonly upload: ResumableUpload
  readonly offset: number
}

async function sendPart<Schema>(
  client: Client<Schema>,
  path: string,
  { upload: { file, signal, chunkBytes = defaults.chunkBytes }, offset }: Part,
): Promise<{ readonly offset: number; readonly key: string }> {
  const headers = { ...protocol, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
  const body = file.slice(offset, offset + chunkBytes)
  const answer = await client.download({ method: 'PATCH', path, headers, body }, signal === undefined ? {} : { signal })
  return { offset: Number(answer.headers.get('upload-offset')), key: answer.headers.get('directus-file-id') ?? '' }
}

async function offsetOf<Schema>(client: Client<Schema>, path: string): Promise<number> {
  const answer = await client.download({ method: 'HEAD', path, headers: protocol })
  return Number(answer.headers.get('upload-offset'))
}

/** The network, a server that is busy or restarts, another request that still writes, or one whose answer was lost. */
function isTemporary(error: unknown): boolean {
  return error instanceof RequestError && (error.status === 0 || error.status >= 500 || [409, 423, 429].includes(error.status))
}

function metadataOf(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(',')
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new DOMException('The upload was ended.', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { statusReason } from './status-reason.ts'
import { StorageError } from './storage-error.ts'

/** Asks a backend over HTTP. @throws {StorageError} when the answer isn't a success */
export async function ask(path: string, url: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, init)
  if (answer.ok) return answer
  throw await answerError(path, answer)
}

/** What an answer says that is no success. Some services write the real status into the body. */
export async function answerError(path: string, answer: Response): Promise<StorageError> {
  const text = await answer.text().catch(() => '')
  const status = Number(/"statusCode":\s*"?(\d{3})/.exec(text)?.[1] ?? answer.status)
  const reason = statusReason(status)
  return new StorageError(reason, path, { message: `${reason}: ${path} (${answer.status} ${text.slice(0, 200)})` })
}

/** The bytes of an answer. */
export function bodyOf(answer: Response): Readable {
  return answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body as ReadableStream)
}

/** The header that asks for a range. */
export function rangeHeader(range: { readonly start: number; readonly end?: number } | undefined): Record<string, string> {
  return range ? { range: `bytes=${range.start}-${range.end ?? ''}` } : {}
}

/** An error of `fetch`: the network's. */
export function networkError(error: unknown, path: string): StorageError {
  const { message, cause } = error instanceof Error ? error : new Error(String(error))
  const detail = cause instanceof Error ? `${message}: ${cause.message}` : message
  return new StorageError('unreachable', path, { message: `unreachable: ${path} (${detail})` })
}

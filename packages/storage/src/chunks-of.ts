import type { Readable } from 'node:stream'

/**
 * The chunks of a stream. When its reader stops or fails, the stream is ended without an error; `pipeline` would hand the reader's
 * error to it, and then nobody could say whose error it was.
 */
export async function* chunksOf(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
  } catch (error) {
    failed.add(content)
    throw error
  }
}

const failed = new WeakSet<Readable>()

/** Whether a stream failed, or was closed, while its chunks were read. */
export function hasFailed(content: Readable): boolean {
  return failed.has(content)
}

/** The chunks that come before a stream ends or fails. */
export async function* chunksUntilFailure(content: Readable): AsyncGenerator<Buffer> {
  try {
    yield* chunksOf(content)
  } catch {
    // The client that resumes the upload sends the rest.
  }
}

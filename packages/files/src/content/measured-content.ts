import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { RectoError } from '@recto/errors'

/** What is measured while content passes. */
export interface Measured {
  /** Bytes. */
  readonly size: number
  /** Hexadecimal. */
  readonly sha256: string
}

export interface MeasuredContent {
  /** The first bytes, as many as were asked for or as there are. */
  readonly head: Buffer
  /** All of it; to be read once. */
  readonly content: Readable
  /** Known when all of it was read. */
  result(): Measured
}

interface MeasureOptions {
  /** Bytes of {@link MeasuredContent.head}. */
  readonly headBytes: number
  /** The largest content, in bytes; `null`: no limit. */
  readonly bytesMax: number | null
}

/**
 * Reads the beginning of content and passes all of it on, counted and hashed. It is never held as a whole.
 * @throws {RectoError} CONTENT_TOO_LARGE, from the stream too
 */
export async function measureContent(source: Readable, { headBytes, bytesMax }: MeasureOptions): Promise<MeasuredContent> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const hash = createHash('sha256')
  let size = 0
  const next = async (): Promise<Buffer | null> => {
    const { done, value } = await chunks.next()
    if (done === true) return null
    size += value.length
    if (bytesMax !== null && size > bytesMax) throw new RectoError('CONTENT_TOO_LARGE')
    hash.update(value)
    return value
  }
  const first: Buffer[] = []
  for (let known = 0; known < headBytes; ) {
    const chunk = await next()
    if (chunk === null) break
    first.push(chunk)
    known += chunk.length
  }
  const head = Buffer.concat(first)
  const rest = async function* (): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head
      for (let chunk = await next(); chunk !== null; chunk = await next()) yield chunk
    } finally {
      await chunks.return?.()
    }
  }
  return { head, content: Readable.from(rest(), { objectMode: false }), result: () => ({ size, sha256: hash.digest('hex') }) }
}

import { createWriteStream, fdatasync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

/** Bytes that wait to be written: several chunks become one call. */
const waitingBytes = 1 << 20

/** Bytes after which the disk is asked to begin, so that little is left to wait for at the end. */
const flushedBytes = 16 << 20

const flush = promisify(fdatasync)

/** Writes a new file; when the promise resolves, the disk has it. */
export async function writeFlushed(file: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const target = createWriteStream(file, { flags: 'wx', flush: true, highWaterMark: waitingBytes })
  let descriptor: number | null = null
  target.once('open', (opened) => {
    descriptor = opened
  })
  await pipeline(
    flushedOnTheWay(chunks, async () => (descriptor === null ? undefined : await flush(descriptor))),
    target,
  )
}

/** A disk tells a failure once, so the first to hear of it passes it on. */
async function* flushedOnTheWay(chunks: AsyncIterable<Buffer>, flushNow: () => Promise<void>): AsyncGenerator<Buffer> {
  let unflushed = 0
  let flushing: Promise<void> | null = null
  const failures: unknown[] = []
  for await (const chunk of chunks) {
    if (failures.length > 0) throw failures[0]
    yield chunk
    unflushed += chunk.length
    if (unflushed < flushedBytes || flushing !== null) continue
    unflushed = 0
    flushing = flushNow()
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        flushing = null
      })
  }
  await flushing
  if (failures.length > 0) throw failures[0]
}

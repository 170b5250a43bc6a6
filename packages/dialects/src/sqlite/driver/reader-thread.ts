import { parentPort, workerData } from 'node:worker_threads'
import type { ReaderAnswer, ReaderRequest, ReaderSetup } from './reader-messages.ts'
import { firstColumn, openThreadSession } from './thread-session.ts'

/** Text of a batch, in characters. */
const batchLength = 256 * 1024

const { database, prepare } = openThreadSession(workerData as ReaderSetup)
// In KiB (negative means KiB). A sort that needs more goes to a temporary file, so that a stream at rest holds little memory.
database.pragma('cache_size = -4096')
const streams = new Map<number, IterableIterator<unknown>>()

parentPort?.on('message', (request: ReaderRequest) => parentPort?.postMessage(timed(request)))

function timed(request: ReaderRequest): ReaderAnswer {
  const began = performance.now()
  const given = answer(request)
  return given.kind === 'rows' ? { ...given, tookMs: performance.now() - began } : given
}

type Untimed = Answered | Extract<ReaderAnswer, { kind: 'error' }>
type Answered = Omit<Extract<ReaderAnswer, { kind: 'rows' }>, 'tookMs'>

function answer(request: ReaderRequest): Untimed {
  try {
    switch (request.kind) {
      case 'texts':
        return {
          kind: 'rows',
          texts: prepare(request.text)
            .raw(true)
            .all(...request.parameters)
            .map(firstColumn),
          isLast: true,
        }
      case 'next':
        return nextBatch(request)
      case 'end':
        streams.get(request.stream)?.return?.()
        streams.delete(request.stream)
        return { kind: 'rows', texts: [], isLast: true }
    }
  } catch (error) {
    const { message, code } = error as { message?: unknown; code?: unknown }
    return { kind: 'error', message: String(message), code: typeof code === 'string' ? code : '' }
  }
}

/** A stream has a statement of its own: one that is under way cannot be run again. */
function nextBatch({ stream, rows: most, text, parameters }: Extract<ReaderRequest, { kind: 'next' }>): Answered {
  const rows =
    streams.get(stream) ??
    database
      .prepare<unknown[]>(text)
      .raw(true)
      .iterate(...parameters)
  streams.set(stream, rows)
  const texts: (string | null)[] = []
  for (let length = 0; length < batchLength && texts.length < most; ) {
    const row = rows.next()
    if (row.done === true) {
      streams.delete(stream)
      return { kind: 'rows', texts, isLast: true }
    }
    const value = firstColumn(row.value)
    length += value?.length ?? 4
    texts.push(value)
  }
  return { kind: 'rows', texts, isLast: false }
}

import { RectoError } from '@recto/errors'
import type { ConnectionConfig, RunOptions } from '../connection.ts'
import { abortedError, isAborted } from './cancellation.ts'
import { createSlots } from './slots.ts'

const defaults = { sessions: 10, acquireTimeoutMs: 60_000, idleTimeoutMs: 30_000 }
/** How often in its time limit a stream is looked at. */
const checksPerTimeout = 4

/** Runs streams, so many at a time, and ends those whose reader stops taking rows. */
export type RunStream = (open: () => AsyncIterable<string>, options?: RunOptions) => AsyncGenerator<string>

/**
 * A stream holds a session for as long as its reader takes. So only some of a pool's sessions may stream at a time, the
 * others are kept for short work, and a stream whose reader takes no row within the time limit ends.
 */
export function createStreamLimits({ pool, streams }: ConnectionConfig): RunStream {
  const max = streams?.max ?? Math.max(1, Math.floor((pool?.max ?? defaults.sessions) / 2))
  const slots = createSlots({ max, timeoutMs: pool?.acquireTimeoutMs ?? defaults.acquireTimeoutMs })
  const idleTimeoutMs = streams?.idleTimeoutMs ?? defaults.idleTimeoutMs
  return async function* (open, options) {
    const release = await slots.acquire()
    try {
      if (isAborted(options)) throw abortedError()
      yield* readInTime(open(), { idleTimeoutMs, onLate: release })
    } finally {
      release()
    }
  }
}

interface ReadLimit {
  readonly idleTimeoutMs: number
  /** Called once the stream was ended, since its reader may never come back. */
  readonly onLate: () => void
}

/** @throws {RectoError} SERVICE_UNAVAILABLE when the reader comes back after the stream was ended */
async function* readInTime(rows: AsyncIterable<string>, { idleTimeoutMs, onLate }: ReadLimit): AsyncGenerator<string> {
  const iterator = rows[Symbol.asyncIterator]()
  const close = async (): Promise<void> => void (await iterator.return?.())
  const watch = watchReader(idleTimeoutMs, () => void close().then(onLate, onLate))
  try {
    for (let row = await iterator.next(); row.done !== true; row = await iterator.next()) {
      watch.pause()
      yield row.value
      if (watch.resume() === 'late') throw tooSlow()
    }
  } finally {
    watch.stop()
    await close()
  }
}

interface ReaderWatch {
  /** The reader has a row, and the stream waits for it to ask for the next. */
  pause(): void
  resume(): 'in time' | 'late'
  stop(): void
}

/** One timer per stream: setting one per row would cost more than the row. */
function watchReader(timeoutMs: number, onLate: () => void): ReaderWatch {
  let isWaiting = false
  let checks = 0
  const timer = timeoutMs > 0 ? setInterval(check, timeoutMs / checksPerTimeout).unref() : undefined
  function check(): void {
    checks = isWaiting ? checks + 1 : 0
    if (checks <= checksPerTimeout) return
    clearInterval(timer)
    onLate()
  }
  return {
    pause() {
      isWaiting = true
    },
    resume() {
      isWaiting = false
      if (checks > checksPerTimeout) return 'late'
      checks = 0
      return 'in time'
    },
    stop: () => clearInterval(timer),
  }
}

function tooSlow(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', {
    extensions: { service: 'database', reason: 'The rows were not taken in time' },
  })
}

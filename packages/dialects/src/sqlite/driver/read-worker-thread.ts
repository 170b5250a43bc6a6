import { parentPort, workerData } from 'node:worker_threads'
import type { ReadWorkerAnswer, ReadWorkerRequest } from './read-worker.ts'
import type { ReaderSetup } from './reader-messages.ts'
import { firstColumn, openThreadSession } from './thread-session.ts'

const session = openThreadSession(workerData as ReaderSetup)
// In KiB (negative means KiB). The session of the event loop keeps SQLite's default; the worker serves few, frequent lists.
session.database.pragma('cache_size = -4096')

parentPort?.on('message', (request: ReadWorkerRequest) => parentPort?.postMessage(answer(request)))
parentPort?.postMessage(null)

function answer([number, text, parameters]: ReadWorkerRequest): ReadWorkerAnswer {
  const began = performance.now()
  try {
    const row = session
      .prepare(text)
      .raw(true)
      .get(...parameters)
    return [number, true, firstColumn(row), performance.now() - began]
  } catch {
    return [number, false, null, 0]
  }
}

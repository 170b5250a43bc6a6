import { parentPort, workerData } from 'node:worker_threads'
import type { ReaderSetup } from './reader-messages.ts'
import type { SideAnswer, SideQuestion } from './side-reader.ts'
import { firstColumn, openThreadSession } from './thread-session.ts'

const session = openThreadSession(workerData as ReaderSetup)
// In KiB. The event loop's own session keeps as many pages as usual; here those of the lists that come most will do.
session.database.pragma('cache_size = -4096')

parentPort?.on('message', (question: SideQuestion) => parentPort?.postMessage(answer(question)))
parentPort?.postMessage(null)

function answer([number, text, parameters]: SideQuestion): SideAnswer {
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

import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { ReaderSetup } from './reader-messages.ts'

const { filename, driverOptions } = workerData as ReaderSetup
const database = new Sqlite(filename, driverOptions)

// Other reads and writes are not blocked: what they still need is left for the next time.
parentPort?.on('message', () => {
  try {
    database.pragma('wal_checkpoint(PASSIVE)')
  } catch {
    // The log stays as it is. The writer copies it itself once it has grown long.
  }
  parentPort?.postMessage('done')
})

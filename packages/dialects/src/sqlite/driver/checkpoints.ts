import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { ReaderSetup } from './reader-messages.ts'
import { threadModule } from './thread-module.ts'

/** Pages of the log from which on it is copied; SQLite's own default. */
const pagesMin = 1000
/** Pages from which on the writer copies the log itself, when it grows faster than the thread copies it. */
const pagesMax = 8000
/** The log is looked at no more often. */
const pauseMs = 20
/** A thread without work is ended after this long. */
const idleMs = 30_000

/**
 * Copies the write-ahead log into the file beside the event loop, which would otherwise stand still for 10 to 20 ms
 * at about every fourth commit of 1,000 rows.
 */
export class Checkpoints {
  readonly #writer: Database
  readonly #setup: ReaderSetup
  #lookedAt = 0
  #thread: Worker | null = null
  #idleTimer: NodeJS.Timeout | undefined
  #isCopying = false

  /** @param writer Must be in WAL mode. It no longer copies the log at commits, unless that is very long. */
  constructor(writer: Database, setup: ReaderSetup) {
    this.#writer = writer
    this.#setup = setup
    writer.pragma(`wal_autocheckpoint = ${pagesMax}`)
  }

  /** Must be called outside transactions. */
  noteCommit(): void {
    const now = performance.now()
    if (this.#isCopying || now - this.#lookedAt < pauseMs) return
    this.#lookedAt = now
    // NOOP tells the length of the log and copies nothing.
    const [state] = this.#writer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
    if (state !== undefined && state.log - state.checkpointed >= pagesMin) this.#copy()
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    clearTimeout(this.#idleTimer)
    await this.#thread?.terminate()
  }

  #copy(): void {
    this.#isCopying = true
    clearTimeout(this.#idleTimer)
    this.#thread ??= this.#start()
    this.#thread.postMessage('copy')
  }

  #start(): Worker {
    const thread = new Worker(threadModule('checkpoint-thread'), { workerData: this.#setup, execArgv: [] })
    thread.on('message', () => {
      this.#isCopying = false
      this.#idleTimer = setTimeout(() => void thread.terminate(), idleMs).unref()
    })
    thread.on('error', () => undefined)
    thread.on('exit', () => {
      this.#isCopying = false
      if (this.#thread === thread) this.#thread = null
    })
    thread.unref()
    return thread
  }
}

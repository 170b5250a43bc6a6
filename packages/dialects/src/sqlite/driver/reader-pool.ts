import { availableParallelism } from 'node:os'
import { RectoError } from '@recto/errors'
import type { RunOptions } from '../../connection.ts'
import type { ReaderAnswer, ReaderRequest, ReaderSetup } from './reader-messages.ts'
import { type Batch, finishJob, type ReadTask, startThread, type Thread } from './reader-thread-handle.ts'

/** A thread without work is ended after this long. */
const idleMs = 30_000
/** How long an aborted statement may still run before its thread is terminated. */
const graceMs = 500
/** How long a read waits for a thread unless configured otherwise. */
const waitMs = 60_000

/** Rows of a batch. */
const batchRows = { first: 500, least: 100, most: 2000 }
/** How long a batch lasts, about. One that lasts longer outlives its garbage collections, and is kept until a full one. */
const batchMs = 10

export interface ReaderPoolOptions extends ReaderSetup {
  /** How long a read, or one batch of a stream, may take; `0`: for ever. */
  readonly timeoutMs: number
  /** How long a read may wait for a thread. @default 60000 */
  readonly waitTimeoutMs?: number
  /** @default as many as there are processors, 2 to 4 */
  readonly threadsMax?: number
}

/** A statement and its values, as SQLite takes them. */
export interface ReadStatement {
  readonly text: string
  readonly parameters: readonly unknown[]
}

/**
 * Threads that read a file beside the event loop, started when needed and ended when idle. The driver can't interrupt a
 * statement: a thread whose statement took too long, or was aborted, is terminated and ends when the statement
 * does. Meanwhile another one takes its place, but no more of them than there are threads: runaway statements cannot pile up.
 */
export class ReaderPool {
  readonly #options: ReaderPoolOptions
  readonly #threadsMax: number
  readonly #threads = new Set<Thread>()
  readonly #queue: ReadTask[] = []
  #givenUp = 0
  #streams = 0
  #isClosed = false

  constructor(options: ReaderPoolOptions) {
    this.#options = options
    this.#threadsMax = options.threadsMax ?? Math.min(4, Math.max(2, availableParallelism()))
  }

  /** The first column of each row, and how long the statement itself took. */
  async texts(statement: ReadStatement, options?: RunOptions): Promise<Pick<Batch, 'texts' | 'tookMs'>> {
    return await this.#ask({ kind: 'texts', ...statement }, null, options?.signal)
  }

  /** The first column of each row, in batches taken when the ones before were used up. */
  async *stream(statement: ReadStatement, options?: RunOptions): AsyncGenerator<string> {
    this.#streams += 1
    const stream = this.#streams
    const request = { kind: 'next', stream, ...statement } as const
    let batch = await this.#ask({ ...request, rows: batchRows.first }, null, options?.signal)
    try {
      for (;;) {
        const began = performance.now()
        for (const text of batch.texts) yield text ?? 'null'
        if (batch.isLast) return
        const rows = rowsWithin(batch.texts.length, performance.now() - began)
        batch = await this.#ask({ ...request, rows }, batch.thread, options?.signal)
      }
    } finally {
      // What comes of it matters to nobody; a thread that is gone has ended the stream as well.
      if (batch.thread.streams.has(stream)) await this.#ask({ kind: 'end', stream }, batch.thread).catch(() => undefined)
    }
  }

  close(): void {
    this.#isClosed = true
    const closed = new Error('The connection is closed.')
    for (const thread of [...this.#threads]) this.#discard(thread, closed)
    for (const job of this.#queue.splice(0)) job.reject(closed)
  }

  #ask(request: ReaderRequest, thread: Thread | null, signal?: AbortSignal): Promise<Batch> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('The connection is closed.'))
      if (thread !== null && !this.#threads.has(thread)) return reject(unavailable('The thread that read it ended'))
      if (signal?.aborted === true) return reject(abortedError())
      const onAbort = (): void => this.#abandon(job)
      const job: ReadTask = {
        request,
        thread,
        resolve: (batch) => {
          signal?.removeEventListener('abort', onAbort)
          clearTimeout(job.waitTimer)
          resolve(batch)
        },
        reject: (error) => {
          signal?.removeEventListener('abort', onAbort)
          clearTimeout(job.waitTimer)
          reject(error)
        },
        waitTimer: setTimeout(() => this.#refuse(job), this.#options.waitTimeoutMs ?? waitMs).unref(),
        isAbandoned: false,
      }
      signal?.addEventListener('abort', onAbort)
      this.#queue.push(job)
      this.#dispatch()
    })
  }

  #dispatch(): void {
    for (const job of this.#queue.splice(0)) {
      const thread = this.#threadFor(job)
      if (thread === null) this.#queue.push(job)
      else this.#start(thread, job)
    }
  }

  /** Threads without streams come first: a thread that is given up takes its streams with it. */
  #threadFor({ thread }: ReadTask): Thread | null {
    if (thread !== null) return thread.job === null ? thread : null
    const free = [...this.#threads].filter(({ job }) => job === null).sort((left, right) => left.streams.size - right.streams.size)[0]
    const isFull = this.#threads.size >= this.#threadsMax || this.#threads.size + this.#givenUp >= this.#threadsMax * 2
    return isFull || free?.streams.size === 0 ? (free ?? null) : this.#open()
  }

  #open(): Thread {
    const thread = startThread({ filename: this.#options.filename, driverOptions: this.#options.driverOptions })
    this.#threads.add(thread)
    thread.worker.on('message', (answer: ReaderAnswer) => this.#finish(thread, answer))
    thread.worker.on('error', (error) => this.#discard(thread, error))
    thread.worker.on('exit', () => this.#discard(thread, unavailable('The thread that read it ended')))
    return thread
  }

  #refuse(job: ReadTask): void {
    const waiting = this.#queue.indexOf(job)
    if (waiting !== -1) this.#queue.splice(waiting, 1)
    job.reject(unavailable('No database connection became free in time'))
  }

  #start(thread: Thread, job: ReadTask): void {
    const { timeoutMs } = this.#options
    clearTimeout(job.waitTimer)
    clearTimeout(thread.timer)
    thread.timer =
      timeoutMs > 0 ? setTimeout(() => this.#discard(thread, unavailable('The statement took too long')), timeoutMs) : undefined
    thread.job = job
    thread.worker.ref()
    thread.worker.postMessage(job.request)
  }

  #finish(thread: Thread, answer: ReaderAnswer): void {
    const { job } = thread
    clearTimeout(thread.timer)
    finishJob(thread, answer)
    if (job?.isAbandoned === true && job.request.kind === 'next' && thread.streams.has(job.request.stream)) {
      this.#ask({ kind: 'end', stream: job.request.stream }, thread).catch(() => undefined)
    }
    this.#dispatch()
    if (thread.job !== null) return
    thread.worker.unref()
    if (thread.streams.size === 0) thread.timer = setTimeout(() => this.#discard(thread, null), idleMs).unref()
  }

  #abandon(job: ReadTask): void {
    const waiting = this.#queue.indexOf(job)
    if (waiting !== -1) this.#queue.splice(waiting, 1)
    job.isAbandoned = true
    job.reject(abortedError())
    const busy = [...this.#threads].find((thread) => thread.job === job)
    if (busy === undefined) return
    clearTimeout(busy.timer)
    busy.timer = setTimeout(() => this.#discard(busy, abortedError()), graceMs)
  }

  #discard(thread: Thread, error: unknown): void {
    if (!this.#threads.delete(thread)) return
    clearTimeout(thread.timer)
    thread.job?.reject(error)
    thread.job = null
    for (const job of this.#queue.splice(0)) {
      if (job.thread === thread) job.reject(error)
      else this.#queue.push(job)
    }
    this.#givenUp += 1
    const ended = (): void => {
      this.#givenUp -= 1
      this.#dispatch()
    }
    thread.worker.unref()
    thread.worker.terminate().then(ended, ended)
    this.#dispatch()
  }
}

/** How many rows would have lasted as long as a batch should. */
function rowsWithin(rows: number, tookMs: number): number {
  return Math.round(Math.max(batchRows.least, Math.min(batchRows.most, (rows * batchMs) / tookMs)))
}

function abortedError(): RectoError {
  return unavailable('The request was aborted')
}

function unavailable(reason: string): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason } })
}

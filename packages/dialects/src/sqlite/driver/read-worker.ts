import { Worker } from 'node:worker_threads'
import type { ReaderSetup } from './reader-messages.ts'
import type { ReadStatement } from './reader-pool.ts'
import { threadModule } from './thread-module.ts'

/** Requests that may wait for the worker. Further ones are answered sooner by the event loop itself. */
const waitingMax = 8
/** A worker without requests is ended after this long. */
const idleMs = 30_000

/** Number of the request, text of the statement, its values. As little as possible, since every message is copied. */
export type ReadWorkerRequest = readonly [number: number, text: string, parameters: readonly unknown[]]

/** Number of the request, whether the statement succeeded, the first column of the first row, and how long it took. */
export type ReadWorkerAnswer = readonly [number: number, isSuccess: boolean, text: string | null, tookMs: number]

export interface TimedText {
  readonly text: string | null
  readonly tookMs: number
}

interface Waiting {
  readonly resolve: (answer: TimedText) => void
  readonly reject: (error: Error) => void
}

/**
 * A worker thread for short reads that are so frequent that they fill the event loop. Unlike the pool for long reads it
 * cannot be cancelled and has no queue: when it is busy, the caller reads on its own session. Handing over a list of 100
 * rows costs the event loop 0.02 ms, reading it 0.13 ms.
 */
export class ReadWorker {
  readonly #setup: ReaderSetup
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #isReady = false
  #isClosed = false
  #asked = 0
  #idle: NodeJS.Timeout | undefined

  constructor(setup: ReaderSetup) {
    this.#setup = setup
  }

  /** `null`: the worker is busy or still starting. Rejects when the worker fails, for whatever reason. */
  text({ text, parameters }: ReadStatement): Promise<TimedText> | null {
    if (this.#worker === null) this.#start()
    const worker = this.#worker
    if (worker === null || !this.#isReady || this.#waiting.size >= waitingMax) return null
    return new Promise((resolve, reject) => {
      this.#asked += 1
      if (this.#waiting.size === 0) worker.ref()
      this.#waiting.set(this.#asked, { resolve, reject })
      const request: ReadWorkerRequest = [this.#asked, text, parameters]
      worker.postMessage(request)
    })
  }

  close(): void {
    this.#isClosed = true
    this.#end()
  }

  #start(): void {
    if (this.#isClosed) return
    const worker = new Worker(threadModule('read-worker-thread'), {
      workerData: this.#setup,
      execArgv: [],
      // Rows are short-lived: a small young generation keeps the memory of the process low.
      resourceLimits: { maxYoungGenerationSizeMb: 2 },
    })
    worker.unref()
    worker.on('message', (answer: ReadWorkerAnswer | null) => {
      if (this.#worker !== worker) return
      if (answer === null) this.#ready()
      else this.#answer(answer)
    })
    // The caller then reads on its own session and gets the actual error there.
    const onEnd = (): void => {
      if (this.#worker !== worker) return
      // A worker that could not start is not started again.
      this.#isClosed = !this.#isReady
      this.#end()
    }
    worker.on('error', onEnd)
    worker.on('exit', onEnd)
    this.#worker = worker
  }

  #ready(): void {
    this.#isReady = true
    this.#idle = setTimeout(() => this.#end(), idleMs).unref()
  }

  #answer([number, isSuccess, text, tookMs]: ReadWorkerAnswer): void {
    const waiting = this.#waiting.get(number)
    this.#waiting.delete(number)
    if (this.#waiting.size === 0) this.#worker?.unref()
    this.#idle?.refresh()
    if (isSuccess) waiting?.resolve({ text, tookMs })
    else waiting?.reject(new Error('The read worker failed.'))
  }

  #end(): void {
    const worker = this.#worker
    if (worker === null) return
    this.#worker = null
    this.#isReady = false
    clearTimeout(this.#idle)
    for (const { reject } of this.#waiting.values()) reject(new Error('The read worker ended.'))
    this.#waiting.clear()
    worker.terminate().catch(() => undefined)
  }
}

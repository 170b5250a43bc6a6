import { Worker } from 'node:worker_threads'
import type { ReaderSetup } from './reader-messages.ts'
import type { ReadStatement } from './reader-pool.ts'
import { threadModule } from './thread-module.ts'

/** Questions a thread may have before it. More would wait longer there than here. */
const waitingMax = 8
/** A thread that nobody asks is ended after this long. */
const idleMs = 30_000

/** Number of the question, text of the statement, its values. As little as can be: every message is copied. */
export type SideQuestion = readonly [number: number, text: string, parameters: readonly unknown[]]

/** Whether it could be answered, the first column of the first row, and how long that took. */
export type SideAnswer = readonly [number: number, isAnswered: boolean, text: string | null, tookMs: number]

export interface SideText {
  readonly text: string | null
  readonly tookMs: number
}

interface Waiting {
  readonly resolve: (answer: SideText) => void
  readonly reject: (error: Error) => void
}

/**
 * A thread that takes reads off the event loop which are short, and so many that they fill it. Unlike the pool for long
 * reads it can neither be cancelled nor be waited for: whoever finds it busy reads by himself. Handing a list of 100 rows
 * over costs the event loop 0.02 ms instead of the 0.13 ms of reading it.
 */
export class SideReader {
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

  /** `null`: it has enough to do, or is not there yet. Rejects when the thread can't tell, in whatever way. */
  text({ text, parameters }: ReadStatement): Promise<SideText> | null {
    if (this.#worker === null) this.#start()
    const worker = this.#worker
    if (worker === null || !this.#isReady || this.#waiting.size >= waitingMax) return null
    return new Promise((resolve, reject) => {
      this.#asked += 1
      if (this.#waiting.size === 0) worker.ref()
      this.#waiting.set(this.#asked, { resolve, reject })
      const question: SideQuestion = [this.#asked, text, parameters]
      worker.postMessage(question)
    })
  }

  close(): void {
    this.#isClosed = true
    this.#end()
  }

  #start(): void {
    if (this.#isClosed) return
    const worker = new Worker(threadModule('side-thread'), {
      workerData: this.#setup,
      execArgv: [],
      // What passes through is short-lived, and gone before a larger heap would be collected.
      resourceLimits: { maxYoungGenerationSizeMb: 2 },
    })
    worker.unref()
    worker.on('message', (answer: SideAnswer | null) => {
      if (this.#worker !== worker) return
      if (answer === null) this.#ready()
      else this.#answer(answer)
    })
    // Who waits reads by himself, and is told there what is wrong.
    const gone = (): void => {
      if (this.#worker !== worker) return
      // One that could not even begin is not tried again.
      this.#isClosed = !this.#isReady
      this.#end()
    }
    worker.on('error', gone)
    worker.on('exit', gone)
    this.#worker = worker
  }

  #ready(): void {
    this.#isReady = true
    this.#idle = setTimeout(() => this.#end(), idleMs).unref()
  }

  #answer([number, isAnswered, text, tookMs]: SideAnswer): void {
    const waiting = this.#waiting.get(number)
    this.#waiting.delete(number)
    if (this.#waiting.size === 0) this.#worker?.unref()
    this.#idle?.refresh()
    if (isAnswered) waiting?.resolve({ text, tookMs })
    else waiting?.reject(new Error('The thread could not read it.'))
  }

  #end(): void {
    const worker = this.#worker
    if (worker === null) return
    this.#worker = null
    this.#isReady = false
    clearTimeout(this.#idle)
    for (const { reject } of this.#waiting.values()) reject(new Error('The thread ended.'))
    this.#waiting.clear()
    worker.terminate().catch(() => undefined)
  }
}

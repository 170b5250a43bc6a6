import { Worker } from 'node:worker_threads'
import type { ReaderAnswer, ReaderRequest, ReaderSetup } from './reader-messages.ts'
import { threadModule } from './thread-module.ts'

/** The rows of an answer, and the thread they came from: a stream goes on there. */
export interface Batch {
  readonly texts: readonly (string | null)[]
  readonly isLast: boolean
  /** How long the thread was at it. */
  readonly tookMs: number
  readonly thread: Thread
}

/** One request on its way. */
export interface ReadTask {
  readonly request: ReaderRequest
  /** Where a stream is; `null`: any thread will do. */
  readonly thread: Thread | null
  readonly resolve: (batch: Batch) => void
  readonly reject: (error: unknown) => void
  /** Refuses it when no thread becomes free. */
  readonly waitTimer: NodeJS.Timeout
  /** The caller no longer waits for the answer. */
  isAbandoned: boolean
}

/** A thread that reads. It has one job at a time, and may hold several streams that rest between two batches. */
export interface Thread {
  readonly worker: Worker
  readonly streams: Set<number>
  job: ReadTask | null
  timer: NodeJS.Timeout | undefined
}

/** Starts a thread. It keeps no process alive until it has a job. */
export function startThread(setup: ReaderSetup): Thread {
  const worker = new Worker(threadModule('reader-thread'), {
    workerData: setup,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
  worker.unref()
  return { worker, streams: new Set(), job: null, timer: undefined }
}

/** Gives the job of a thread its answer. */
export function finishJob(thread: Thread, answer: ReaderAnswer): void {
  const { job } = thread
  thread.job = null
  if (job === null) return
  if (job.request.kind !== 'texts') {
    if (answer.kind === 'rows' && !answer.isLast) thread.streams.add(job.request.stream)
    else thread.streams.delete(job.request.stream)
  }
  if (answer.kind === 'rows') job.resolve({ texts: answer.texts, isLast: answer.isLast, tookMs: answer.tookMs, thread })
  else job.reject(Object.assign(new Error(answer.message), { code: answer.code }))
}

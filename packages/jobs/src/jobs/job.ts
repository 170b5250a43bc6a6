import type { RectoError } from '@recto/errors'

/** How far a job is. What is not known is `null`. */
export interface JobProgress {
  readonly rowsRead: number
  /** Of an import those that fit, kept only if all of them do; of an export those in the file. */
  readonly rowsWritten: number
  readonly errorCount: number
  /** From 0 to 1. */
  readonly progress: number | null
}

export type JobState = 'running' | 'done' | 'failed' | 'cancelled'

/** A file a job made. */
export interface JobResult {
  readonly path: string
  readonly fileName: string
  readonly contentType: string
  remove(): Promise<void>
}

/** Work that goes on after its request was answered. */
export interface JobRequest {
  readonly kind: 'import' | 'export'
  readonly collection: string
  /** Key of the user who asked for it; `null`: not logged in. */
  readonly user: string | null
  /** What is to be done. When `signal` is aborted it undoes itself and rejects. */
  run(handle: JobHandle): Promise<JobResult | null>
  /** Called once at its end; what it throws is logged. Not called when the caller ended it. */
  ended?(outcome: JobOutcome): Promise<void>
}

export interface JobHandle {
  readonly id: string
  readonly signal: AbortSignal
  report(progress: Partial<JobProgress>): void
}

export interface JobOutcome {
  readonly id: string
  /** `null`: all went well. */
  readonly error: RectoError | null
}

/** A job as it is now. */
export interface Job extends JobProgress {
  readonly id: string
  readonly kind: JobRequest['kind']
  readonly collection: string
  readonly user: string | null
  readonly state: JobState
  readonly startedAt: Date
  readonly endedAt: Date | null
  /** Why it failed. */
  readonly error: RectoError | null
  /** There is a file to be fetched. */
  readonly hasResult: boolean
}

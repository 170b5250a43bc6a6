import { randomUUID } from 'node:crypto'
import { type RectoError, toRectoError } from '@recto/errors'
import type { Log } from '@recto/pipeline'
import type { Job, JobProgress, JobRequest, JobResult, JobState } from './job.ts'

/** Jobs that ended are remembered, and their results kept, for this long. */
const keptMs = 60 * 60 * 1000
/** Ended jobs of one user remembered at most; the oldest go first, so that the jobs of one user do not displace those of others. */
const keptOfUser = 20
/** Ended jobs of all users remembered at most. */
const keptMax = 1000

export interface JobsOptions {
  readonly log: Log
  /** @default the system clock */
  readonly now?: () => Date
}

/** The jobs of this process: those that run, and those that ended lately. */
export interface Jobs {
  start(request: JobRequest): Job
  find(id: string): Job | null
  list(): readonly Job[]
  /** Ends a job and resolves when it has; one that ended already is forgotten, with its result. */
  cancel(id: string): Promise<Job | null>
  /** Hands the result over to the caller, who removes it; nobody else gets it. `null`: there is none. */
  takeResult(id: string): JobResult | null
  /** Puts a result that could not be handed over back. */
  returnResult(id: string, result: JobResult): Promise<void>
  /** Ends all jobs, and removes their results. */
  close(): Promise<void>
}

interface Running {
  readonly request: JobRequest
  readonly id: string
  readonly startedAt: Date
  readonly controller: AbortController
  progress: JobProgress
  state: JobState
  endedAt: Date | null
  error: RectoError | null
  result: JobResult | null
  isCancelled: boolean
  /** Resolves when everything about it is over. */
  settled: Promise<void>
  timer: NodeJS.Timeout | null
}

/** An empty list of jobs. */
export function createJobs({ log, now = () => new Date() }: JobsOptions): Jobs {
  const jobs = new Map<string, Running>()
  const forget = async (job: Running): Promise<void> => {
    jobs.delete(job.id)
    if (job.timer !== null) clearTimeout(job.timer)
    const { result } = job
    job.result = null
    await result?.remove().catch((error: unknown) => log.warn({ err: error }, "A job's result could not be removed."))
  }
  const keep = async (job: Running): Promise<void> => {
    job.timer = setTimeout(() => void forget(job), keptMs).unref()
    const ended = [...jobs.values()].filter(({ state }) => state !== 'running')
    const own = ended.filter(({ request }) => request.user === job.request.user)
    for (const old of new Set([...oldest(own, keptOfUser), ...oldest(ended, keptMax)])) await forget(old)
  }
  const follow = async (job: Running): Promise<void> => {
    await run(job)
    job.endedAt = now()
    await keep(job)
    if (job.state !== 'cancelled') await job.request.ended?.({ id: job.id, error: job.error }).catch(failedQuietly(log, job))
  }
  return {
    start(request) {
      const job = newJob(request, now())
      jobs.set(job.id, job)
      job.settled = follow(job)
      return shown(job)
    },
    find: (id) => shownOrNull(jobs.get(id)),
    list: () => [...jobs.values()].map(shown),
    async cancel(id) {
      const job = jobs.get(id)
      if (job === undefined) return null
      if (job.state === 'running') {
        job.isCancelled = true
        job.controller.abort()
        await job.settled
      } else await forget(job)
      return shown(job)
    },
    takeResult(id) {
      const job = jobs.get(id)
      const result = job?.result ?? null
      if (job !== undefined) job.result = null
      return result
    },
    async returnResult(id, result) {
      const job = jobs.get(id)
      if (job === undefined) await result.remove()
      else job.result = result
    },
    async close() {
      for (const job of jobs.values()) job.controller.abort()
      await Promise.all([...jobs.values()].map(({ settled }) => settled))
      for (const job of jobs.values()) await forget(job)
    },
  }
}

/** What is more than the newest so many. */
function oldest(jobs: readonly Running[], most: number): readonly Running[] {
  return jobs.slice(0, Math.max(0, jobs.length - most))
}

function newJob(request: JobRequest, startedAt: Date): Running {
  return {
    request,
    startedAt,
    id: randomUUID(),
    controller: new AbortController(),
    progress: { rowsRead: 0, rowsWritten: 0, errorCount: 0, progress: null },
    state: 'running',
    endedAt: null,
    error: null,
    result: null,
    isCancelled: false,
    settled: Promise.resolve(),
    timer: null,
  }
}

async function run(job: Running): Promise<void> {
  const report = (progress: Partial<JobProgress>): void => {
    job.progress = { ...job.progress, ...progress }
  }
  try {
    job.result = await job.request.run({ id: job.id, signal: job.controller.signal, report })
    report({ progress: 1 })
    job.state = 'done'
  } catch (error) {
    job.state = job.isCancelled ? 'cancelled' : 'failed'
    if (!job.isCancelled) job.error = toRectoError(error)
  }
}

function shownOrNull(job: Running | undefined): Job | null {
  return job === undefined ? null : shown(job)
}

function shown({ request, progress, result, id, state, startedAt, endedAt, error }: Running): Job {
  const { kind, collection, user } = request
  return { id, kind, collection, user, state, startedAt, endedAt, error, ...progress, hasResult: result !== null }
}

function failedQuietly(log: Log, { id }: Running): (error: unknown) => void {
  return (error) => log.error({ err: error, job: id }, 'What follows a job failed.')
}

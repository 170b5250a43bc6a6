import { cancelJob, type JobRow, RequestError, readJob } from '@recto/sdk'
import { client } from '../../../data/client.ts'
import type { TaskContext } from '../../../data/task-list.ts'

const pollMs = 700

/** Follows a job to its end, and ends it when the task is canceled. @throws {RequestError} with what the job failed of */
export async function followJob(started: JobRow, { signal, report }: TaskContext): Promise<JobRow> {
  let job = started
  const cancel = (): void => void client.request(cancelJob(job.id)).catch(() => undefined)
  signal.addEventListener('abort', cancel, { once: true })
  while (job.state === 'running') {
    report(job.progress)
    await new Promise((resolve) => setTimeout(resolve, pollMs))
    signal.throwIfAborted()
    job = await client.request(readJob(job.id), { signal })
  }
  signal.removeEventListener('abort', cancel)
  if (job.state === 'failed') throw new RequestError(400, job.errors.map(problemOf))
  return job
}

/** Errors of jobs carry their code among what they say besides. */
function problemOf(error: JobRow['errors'][number]): JobRow['errors'][number] {
  return { ...error, code: error.code ?? String(error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR') }
}

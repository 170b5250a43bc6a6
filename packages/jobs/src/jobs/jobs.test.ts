import { RectoError } from '@recto/errors'
import { silentLog } from '@recto/pipeline'
import { describe, expect, it } from 'vitest'
import type { JobOutcome, JobRequest } from './job.ts'
import { createJobs } from './jobs.ts'

const request = (run: JobRequest['run'], ended?: JobRequest['ended']): JobRequest => ({
  kind: 'export',
  collection: 'books',
  user: 'ada',
  run,
  ...(ended === undefined ? {} : { ended }),
})
const untilAborted: JobRequest['run'] = ({ signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('createJobs', () => {
  it('tells how far a job is and what came of it', async () => {
    const jobs = createJobs({ log: silentLog })
    const { id, state } = jobs.start(
      request(async ({ report }) => {
        report({ rowsRead: 5, progress: 0.5 })
        throw new RectoError('FORBIDDEN')
      }),
    )
    expect(state).toBe('running')
    await settled()
    expect(jobs.find(id)).toMatchObject({
      state: 'failed',
      rowsRead: 5,
      progress: 0.5,
      error: { code: 'FORBIDDEN' },
      endedAt: expect.any(Date),
    })
    expect(jobs.find('another')).toBeNull()
  })

  it('is at its end when it is done, whatever it reported', async () => {
    const jobs = createJobs({ log: silentLog })
    const { id } = jobs.start(
      request(async ({ report }) => {
        report({ rowsRead: 5, progress: 0.5 })
        return null
      }),
    )
    await settled()
    expect(jobs.find(id)).toMatchObject({ state: 'done', rowsRead: 5, progress: 1, error: null })
  })

  it('tells nobody of a job that its caller ended', async () => {
    const jobs = createJobs({ log: silentLog })
    const outcomes: JobOutcome[] = []
    const { id } = jobs.start(request(untilAborted, async (outcome) => void outcomes.push(outcome)))
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled' })
    await settled()
    expect(outcomes).toEqual([])
  })

  it("remembers the newest of each user's ended jobs, whatever others export", async () => {
    const jobs = createJobs({ log: silentLog })
    const removed: string[] = []
    const startFor = (user: string) =>
      jobs.start({
        ...request(async ({ id }) => ({ path: '', fileName: '', contentType: '', remove: async () => void removed.push(id) })),
        user,
      })
    const bea = startFor('bea')
    await settled()
    const own = Array.from({ length: 25 }, () => startFor('ada').id)
    await settled()
    expect(jobs.find(bea.id)).toMatchObject({ state: 'done', hasResult: true })
    expect(own.filter((id) => jobs.find(id) !== null)).toEqual(own.slice(5))
    expect(removed).toEqual(own.slice(0, 5))
    await jobs.close()
  })

  it('ends all of them when it closes, tells those who asked, and removes what they made', async () => {
    const jobs = createJobs({ log: silentLog })
    const outcomes: JobOutcome[] = []
    const removed: string[] = []
    const result = { path: 'a', fileName: 'a', contentType: 'text/csv', remove: async () => void removed.push('a') }
    jobs.start(request(async () => result))
    await settled()
    jobs.start(request(untilAborted, async (outcome) => void outcomes.push(outcome)))
    await jobs.close()
    expect(outcomes).toMatchObject([{ error: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(removed).toEqual(['a'])
    expect(jobs.list()).toEqual([])
  })

  it('hands a result over once, unless it comes back', async () => {
    const jobs = createJobs({ log: silentLog })
    const removed: string[] = []
    const result = { path: 'a', fileName: 'a', contentType: 'text/csv', remove: async () => void removed.push('a') }
    const { id } = jobs.start(request(async () => result))
    await settled()
    expect(jobs.takeResult(id)).toBe(result)
    expect(jobs.takeResult(id)).toBeNull()
    await jobs.returnResult(id, result)
    expect(jobs.find(id)?.hasResult).toBe(true)
    await jobs.cancel(id)
    expect([jobs.find(id), removed]).toEqual([null, ['a']])
    await jobs.returnResult(id, result)
    expect(removed).toEqual(['a', 'a'])
  })

  it('remembers a thousand of all users, and every one that runs', async () => {
    const jobs = createJobs({ log: silentLog })
    for (let count = 0; count < 1010; count += 1) jobs.start({ ...request(async () => null), user: String(count) })
    const running = jobs.start(request(untilAborted))
    await settled()
    expect(jobs.list()).toHaveLength(1001)
    expect(jobs.find(running.id)?.state).toBe('running')
    await jobs.close()
  })

  it('ends a job that never asks whether it should, when it is done', async () => {
    const jobs = createJobs({ log: silentLog })
    const { id } = jobs.start(request(async () => null))
    expect(await jobs.cancel(id)).toMatchObject({ state: 'done' })
  })
})

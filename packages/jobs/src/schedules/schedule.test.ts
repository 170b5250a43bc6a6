import { silentLog } from '@recto/pipeline'
import { describe, expect, it, vi } from 'vitest'
import { schedule } from './schedule.ts'

const everySecond = '* * * * * *'
const always = { claim: async () => true }

describe('schedule', () => {
  it('runs work on time, and not again once it was stopped', async () => {
    const work = vi.fn(async () => {})
    const stop = schedule({ name: 'test', cron: everySecond, locks: always, work, log: silentLog })
    await vi.waitFor(() => expect(work).toHaveBeenCalled(), { timeout: 3000 })
    await stop()
    const runs = work.mock.calls.length
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(work).toHaveBeenCalledTimes(runs)
  })

  it('leaves a time to the instance that claimed it: two schedules run the work once', async () => {
    const claimed = new Set<number>()
    const locks = {
      claim: async (_name: string, time: Date) => {
        if (claimed.has(time.getTime())) return false
        claimed.add(time.getTime())
        return true
      },
    }
    const work = vi.fn(async () => {})
    const stops = [1, 2].map(() => schedule({ name: 'test', cron: everySecond, locks, work, log: silentLog }))
    await vi.waitFor(() => expect(work).toHaveBeenCalled(), { timeout: 3000 })
    await Promise.all(stops.map((stop) => stop()))
    expect(work).toHaveBeenCalledTimes(claimed.size)
  })

  it('logs work that fails and goes on', async () => {
    const error = vi.fn()
    const work = vi.fn(async () => {
      throw new Error('no')
    })
    const stop = schedule({ name: 'test', cron: everySecond, locks: always, work, log: { ...silentLog, error } })
    await vi.waitFor(() => expect(work.mock.calls.length).toBeGreaterThan(1), { timeout: 4000 })
    await stop()
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ schedule: 'test' }), 'A scheduled job failed.')
  })

  it('refuses what is not a cron expression', () => {
    expect(() => schedule({ name: 'retention', cron: 'tomorrow', locks: always, work: async () => {}, log: silentLog })).toThrow(
      expect.objectContaining({ code: 'INVALID_PAYLOAD' }),
    )
  })
})

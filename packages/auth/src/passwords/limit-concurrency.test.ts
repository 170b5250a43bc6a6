import { expect, it } from 'vitest'
import { limitConcurrency } from './limit-concurrency.ts'

it('runs a few at a time, lets some wait, and refuses the rest', async () => {
  const run = limitConcurrency({ running: 2, waiting: 1 })
  let running = 0
  let most = 0
  const releases: (() => void)[] = []
  const work = async (): Promise<string> => {
    most = Math.max(most, ++running)
    await new Promise<void>((resolve) => releases.push(resolve))
    running -= 1
    return 'done'
  }
  const runs = [run(work), run(work), run(work)]
  await expect(run(work)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  releases.shift()?.()
  await runs[0]
  await Promise.resolve()
  for (const release of releases.splice(0)) release()
  await runs[1]
  for (const release of releases.splice(0)) release()
  expect(await Promise.all(runs)).toEqual(['done', 'done', 'done'])
  expect(most).toBe(2)
})

it('frees its place when work fails', async () => {
  const run = limitConcurrency({ running: 1, waiting: 0 })
  await expect(run(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await run(async () => 1)).toBe(1)
})

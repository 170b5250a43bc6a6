import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createMutex } from './mutex.ts'

it('lets one task at a time through, in order, whatever becomes of it', async () => {
  const mutex = createMutex()
  const seen: string[] = []
  const task =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} begins`)
      await delay(2)
      seen.push(`${name} ends`)
      if (fails) throw new Error(name)
    }
  await Promise.allSettled([mutex.run(task('a')), mutex.run(task('b', true)), mutex.run(task('c'))])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

it('gives up waiting after its time, and keeps the order of the others', async () => {
  const mutex = createMutex({ timeoutMs: 20 })
  let isRunning = false
  const slow = mutex.run(async () => {
    isRunning = true
    await delay(60)
    isRunning = false
  })
  await expect(mutex.run(async () => {})).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  await slow
  await mutex.run(async () => expect(isRunning).toBe(false))
})

it('gives a turn that lasts until it is ended', async () => {
  const mutex = createMutex()
  const end = await mutex.acquire()
  let hasRun = false
  const next = mutex.run(async () => {
    hasRun = true
  })
  await delay(2)
  expect(hasRun).toBe(false)
  end()
  await next
  expect(hasRun).toBe(true)
})

it('keeps nothing of what tasks came to', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const mutex = createMutex()
  const results = await Promise.all([1, 2, 3].map(async (id) => new WeakRef(await mutex.run(async () => ({ id })))))
  await mutex.run(async () => undefined)
  await delay(1)
  collectGarbage()
  expect(results.map((result) => result.deref())).toEqual([undefined, undefined, undefined])
})

import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createStreamLimits } from './stream-limits.ts'

/** A stream of numbers that says when it was closed. */
function numbers(): { open(): AsyncGenerator<string>; isClosed: boolean } {
  const state = {
    isClosed: false,
    async *open() {
      try {
        for (let number = 1; ; number += 1) yield String(number)
      } finally {
        state.isClosed = true
      }
    },
  }
  return state
}

describe('stream limits', () => {
  it('ends a stream whose reader takes no more rows, and says so when it comes back', async () => {
    const source = numbers()
    const rows = createStreamLimits({ streams: { idleTimeoutMs: 40 } })(source.open)
    expect((await rows.next()).value).toBe('1')
    await expect.poll(() => source.isClosed, { timeout: 5000 }).toBe(true)
    await expect(rows.next()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', extensions: { service: 'database' } })
  })

  it('does not end a stream that is slow but read', async () => {
    const source = numbers()
    const rows = createStreamLimits({ streams: { idleTimeoutMs: 2000 } })(source.open)
    for (let count = 0; count < 10; count += 1) {
      await rows.next()
      await wait(20)
    }
    expect(source.isClosed).toBe(false)
    await rows.return(undefined)
    expect(source.isClosed).toBe(true)
  })

  it('runs half as many streams as the pool has sessions, and refuses callers who wait too long', async () => {
    const run = createStreamLimits({ pool: { max: 4, acquireTimeoutMs: 30 } })
    const first = run(numbers().open)
    const second = run(numbers().open)
    await first.next()
    await second.next()
    await expect(run(numbers().open).next()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    const next = run(numbers().open)
    const waiting = next.next()
    await first.return(undefined)
    expect((await waiting).value).toBe('1')
    await Promise.all([second.return(undefined), next.return(undefined)])
  })

  it('frees the session of a stream nobody came back to', async () => {
    const run = createStreamLimits({ pool: { max: 1, acquireTimeoutMs: 200 }, streams: { idleTimeoutMs: 40 } })
    await run(numbers().open).next()
    expect((await run(numbers().open).next()).value).toBe('1')
  })
})

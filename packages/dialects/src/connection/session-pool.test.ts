import { describe, expect, it } from 'vitest'
import { createSessionPool } from './session-pool.ts'

interface Session {
  readonly id: number
  broken?: boolean
}

function pool(max = 2, acquireTimeoutMs = 20) {
  let opened = 0
  const closed: number[] = []
  const sessions = createSessionPool<Session>(
    { open: async () => ({ id: ++opened }), close: ({ id }) => closed.push(id), isUsable: ({ broken }) => broken !== true },
    { max, acquireTimeoutMs },
  )
  return { sessions, closed }
}

describe('createSessionPool', () => {
  it('reuses, waits in turn and refuses when it takes too long', async () => {
    const { sessions } = pool()
    const first = await sessions.acquire()
    const second = await sessions.acquire()
    await expect(sessions.acquire()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    const third = sessions.acquire()
    sessions.release(first)
    expect(await third).toBe(first)
    sessions.release(second)
    expect(await sessions.acquire()).toBe(second)
  })

  it('replaces broken sessions, also for those who wait', async () => {
    const { sessions, closed } = pool(1)
    const first = await sessions.acquire()
    const waiting = sessions.acquire()
    first.broken = true
    sessions.release(first)
    expect((await waiting).id).toBe(2)
    expect(closed).toEqual([1])
  })

  it('closes', async () => {
    const { sessions, closed } = pool()
    const [first, second] = [await sessions.acquire(), await sessions.acquire()]
    sessions.release(first)
    const waiting = pool(1)
    await waiting.sessions.acquire()
    const refused = expect(waiting.sessions.acquire()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    waiting.sessions.close()
    await refused
    sessions.close()
    sessions.release(second)
    expect(closed).toEqual([1, 2])
    await expect(sessions.acquire()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })
})

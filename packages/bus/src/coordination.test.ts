import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Coordination } from './coordination.ts'
import { addressKey } from './limiter.ts'
import { memoryCoordination } from './memory-coordination.ts'
import { redisCoordination } from './redis-coordination.ts'

const redisUrl = process.env['RECTO_TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'
const namespace = `recto-test-${randomUUID()}`

const stores: readonly { readonly name: string; readonly isHere: boolean; open(): Promise<Coordination> }[] = [
  { name: 'memory', isHere: true, open: async () => memoryCoordination() },
  {
    name: 'redis',
    isHere: await answers(redisUrl),
    open: () =>
      redisCoordination({
        url: redisUrl,
        busNamespace: `${namespace}:bus`,
        lockNamespace: `${namespace}:lock`,
        counterNamespace: `${namespace}:counters`,
      }),
  },
]

describe.each(stores)('$name', ({ name, isHere, open }) => {
  // Without a Redis there is nothing to test: start one, or set RECTO_TEST_REDIS_URL.
  describe.skipIf(!isHere)('coordination', () => {
    let here: Coordination
    let there: Coordination

    beforeAll(async () => {
      here = await open()
      there = name === 'memory' ? here : await open()
    })
    afterAll(async () => {
      await Promise.all([here.close(), there.close()])
      if (name === 'redis') await removeKeys()
    })

    it('carries messages to every instance, once', async () => {
      const heard: unknown[] = []
      const stops = [here, ...(there === here ? [] : [there])].map((instance) =>
        instance.bus.subscribe('news', (message) => heard.push(message)),
      )
      await here.bus.publish('news', { text: 'é', list: [1, null] })
      await here.bus.publish('other', 'not heard')
      await until(() => heard.length === stops.length)
      expect(heard).toEqual(stops.map(() => ({ text: 'é', list: [1, null] })))
      for (const stop of stops) stop()
      await here.bus.publish('news', 'after')
      await wait(20)
      expect(heard).toHaveLength(stops.length)
    })

    it('goes on when a listener throws', async () => {
      const heard: unknown[] = []
      const stops = [
        here.bus.subscribe('broken', () => {
          throw new Error('no')
        }),
        here.bus.subscribe('broken', (message) => heard.push(message)),
      ]
      await here.bus.publish('broken', 1)
      expect(heard).toEqual([1])
      for (const stop of stops) stop()
    })

    it('holds a lock for one at a time', async () => {
      const order: string[] = []
      const slow = here.locks.hold('job', { ttlMs: 5000 }, async () => {
        order.push('first begins')
        await wait(80)
        order.push('first ends')
        return 1
      })
      await until(() => order.length === 1)
      expect(await there.locks.hold('job', { ttlMs: 5000 }, async () => 2)).toBeNull()
      expect(await there.locks.hold('job', { ttlMs: 5000, waitMs: 2000 }, async () => order.push('second'))).toBe(3)
      expect(await slow).toBe(1)
      await expect(here.locks.hold('job', { ttlMs: 5000 }, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
      expect(await there.locks.hold('job', { ttlMs: 5000 }, async () => 'free again')).toBe('free again')
    })

    it('loses a lock after its time', async () => {
      const first = here.locks.hold('stuck', { ttlMs: 40 }, () => wait(200))
      await wait(80)
      expect(await there.locks.hold('stuck', { ttlMs: 1000 }, async () => 'taken over')).toBe('taken over')
      await first
    })

    it('lets a moment be claimed once', async () => {
      const moment = new Date(1_000_000)
      const claims = await Promise.all([here, there, here].map(({ locks }) => locks.claim('tick', moment)))
      expect(claims.filter(Boolean)).toHaveLength(1)
      expect(await there.locks.claim('tick', new Date(999_999))).toBe(false)
      expect(await there.locks.claim('tick', new Date(1_000_001))).toBe(true)
    })

    it('counts across instances', async () => {
      const options = { name: 'tries', points: 2, durationMs: 60_000 }
      const [one, two] = [here.limiter(options), there === here ? here.limiter({ ...options }) : there.limiter(options)]
      const limiters = name === 'memory' ? [one, one, one] : [one, two, one]
      const taken = []
      for (const limiter of limiters) taken.push(await limiter.consume('ada'))
      expect(taken.map(({ isAllowed, count }) => [isAllowed, count])).toEqual([
        [true, 1],
        [true, 2],
        [false, 3],
      ])
      expect(taken[2]?.resetsAt.getTime()).toBeGreaterThan(Date.now())
      expect((await one.consume('grace')).isAllowed).toBe(true)
      await one.reset('ada')
      expect((await one.consume('ada')).count).toBe(1)
    })

    it('answers', async () => {
      expect(await here.ping()).toBeGreaterThanOrEqual(0)
    })
  })
})

describe('redis that is not there', () => {
  it('is a clear error', async () => {
    await expect(redisCoordination({ url: 'redis://127.0.0.1:1', client: { retryStrategy: null } })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    })
  })
})

describe('addressKey', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['anything a client writes', 'unknown'],
    ['1.2.3.4, 5.6.7.8', 'unknown'],
    [null, 'unknown'],
  ])('of %s', (ip, key) => {
    expect(addressKey(ip)).toBe(key)
  })
})

async function until(isTrue: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 2000
  while (!isTrue() && Date.now() < giveUpAt) await wait(5)
}

async function removeKeys(): Promise<void> {
  const redis = new Redis(redisUrl)
  const keys = await redis.keys(`${namespace}*`)
  if (keys.length > 0) await redis.del(keys)
  redis.disconnect()
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 500 })
    const end = (isHere: boolean): void => {
      socket.destroy()
      resolve(isHere)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
}

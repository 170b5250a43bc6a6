import { fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Load, type PressureLimitOptions, pressureLimitPlugin, processLoadMeter } from './pressure-limit.ts'

const idle: Load = { eventLoopDelayMs: 1, eventLoopUtilization: 0.2, memoryBytes: 1000, heapBytes: 500 }

const limits: PressureLimitOptions = {
  sampleIntervalMs: 100,
  eventLoopDelayMaxMs: 500,
  eventLoopUtilizationMax: 0.9,
  memoryMaxBytes: 2000,
  heapMaxBytes: 1000,
  retryAfterSeconds: null,
}

describe('pressureLimitPlugin', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())

  async function serverUnder(options: Partial<PressureLimitOptions> = {}) {
    let load = idle
    let isStopped = false
    const createMeter = () => ({
      measure: () => load,
      stop: () => {
        isStopped = true
      },
    })
    const server = fastify()
    await server.register(pressureLimitPlugin, { ...limits, ...options, createMeter })
    server.get('/', () => 'served')
    const ask = async (next: Partial<Load>) => {
      load = { ...idle, ...next }
      vi.advanceTimersByTime(limits.sampleIntervalMs)
      return server.inject('/')
    }
    return { server, ask, isStopped: () => isStopped }
  }

  it.each<Partial<Load>>([{ eventLoopDelayMs: 501 }, { eventLoopUtilization: 0.91 }, { memoryBytes: 2001 }, { heapBytes: 1001 }])(
    'refuses requests with %o, and serves them again afterwards',
    async (load) => {
      const { ask } = await serverUnder()
      const refusal = await ask(load)
      expect([refusal.statusCode, refusal.json()]).toEqual([
        503,
        {
          errors: [
            {
              message: 'Service "api" is unavailable. Under pressure.',
              extensions: { service: 'api', reason: 'Under pressure', code: 'SERVICE_UNAVAILABLE' },
            },
          ],
        },
      ])
      expect(refusal.headers['retry-after']).toBeUndefined()
      expect((await ask({})).body).toBe('served')
    },
  )

  it('serves requests at the limits, and whatever the load without limits', async () => {
    const busy = { eventLoopDelayMs: 500, eventLoopUtilization: 0.9, memoryBytes: 2000, heapBytes: 1000 }
    expect((await (await serverUnder()).ask(busy)).statusCode).toBe(200)
    const none = { eventLoopDelayMaxMs: null, eventLoopUtilizationMax: null, memoryMaxBytes: null, heapMaxBytes: null }
    const endless = { eventLoopDelayMs: 1e9, eventLoopUtilization: 1, memoryBytes: 1e12, heapBytes: 1e12 }
    expect((await (await serverUnder(none)).ask(endless)).statusCode).toBe(200)
  })

  it('says when to come back, if configured', async () => {
    expect((await (await serverUnder({ retryAfterSeconds: 30 })).ask({ heapBytes: 9999 })).headers['retry-after']).toBe('30')
  })

  it('stops measuring when the server closes', async () => {
    const { server, isStopped } = await serverUnder()
    await server.close()
    expect([isStopped(), vi.getTimerCount()]).toEqual([true, 0])
  })
})

describe('processLoadMeter', () => {
  it('measures the load since the previous measurement', async () => {
    const meter = processLoadMeter()
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    try {
      await pause(30)
      const until = performance.now() + 500
      while (performance.now() < until);
      await pause(30)
      const busy = meter.measure()
      expect(busy.eventLoopDelayMs).toBeGreaterThan(40)
      expect(busy.eventLoopUtilization).toBeGreaterThan(0.5)
      expect(busy.memoryBytes).toBeGreaterThan(busy.heapBytes)
      await pause(200)
      const quiet = meter.measure()
      expect(quiet.eventLoopDelayMs).toBeLessThan(busy.eventLoopDelayMs)
      expect(quiet.eventLoopUtilization).toBeLessThan(busy.eventLoopUtilization)
      expect(meter.measure().eventLoopDelayMs).toBe(0)
    } finally {
      meter.stop()
    }
  })
})

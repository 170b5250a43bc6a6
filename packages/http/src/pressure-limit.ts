import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { RectoError } from '@recto/errors'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { sendError } from './errors.ts'

/** How busy the process may be. A limit that is `null` is not checked. */
export interface PressureLimitOptions {
  /** Time between measurements, in milliseconds. */
  readonly sampleIntervalMs: number
  /** Mean delay of the event loop, in milliseconds. */
  readonly eventLoopDelayMaxMs: number | null
  /** Share of the time in which the event loop was busy, between 0 and 1. */
  readonly eventLoopUtilizationMax: number | null
  /** Resident memory of the process. */
  readonly memoryMaxBytes: number | null
  /** Used heap of V8. */
  readonly heapMaxBytes: number | null
  /** Value of `Retry-After`; `null`: not sent. */
  readonly retryAfterSeconds: number | null
}

/** What a measurement found, in the units of {@link PressureLimitOptions}. */
export interface Load {
  readonly eventLoopDelayMs: number
  readonly eventLoopUtilization: number
  readonly memoryBytes: number
  readonly heapBytes: number
}

/** Measures the load since the previous call. */
export interface LoadMeter {
  measure(): Load
  stop(): void
}

/** Refuses all requests with 503 while the process is overloaded, so that those it has begun come to an end. */
export const pressureLimitPlugin = fastifyPlugin<PressureLimitOptions & { readonly createMeter?: () => LoadMeter }>(
  async (fastify: FastifyInstance, { createMeter = processLoadMeter, ...limits }) => {
    const meter = createMeter()
    let isOverloaded = false
    const timer = setInterval(() => {
      isOverloaded = exceeds(meter.measure(), limits)
    }, limits.sampleIntervalMs).unref()
    fastify.addHook('onClose', async () => {
      clearInterval(timer)
      meter.stop()
    })
    fastify.addHook('onRequest', (_request, reply, done) => {
      if (!isOverloaded) return done()
      if (limits.retryAfterSeconds !== null) reply.header('retry-after', String(limits.retryAfterSeconds))
      sendError(new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'api', reason: 'Under pressure' } }), reply)
    })
  },
)

function exceeds(load: Load, limits: PressureLimitOptions): boolean {
  const isAbove = (value: number, max: number | null): boolean => max !== null && value > max
  return (
    isAbove(load.eventLoopDelayMs, limits.eventLoopDelayMaxMs) ||
    isAbove(load.eventLoopUtilization, limits.eventLoopUtilizationMax) ||
    isAbove(load.memoryBytes, limits.memoryMaxBytes) ||
    isAbove(load.heapBytes, limits.heapMaxBytes)
  )
}

const delayResolutionMs = 10

/** Measures the load of this process. */
export function processLoadMeter(): LoadMeter {
  const delays = monitorEventLoopDelay({ resolution: delayResolutionMs })
  delays.enable()
  let previous: EventLoopUtilization = performance.eventLoopUtilization()
  const measure = (): Load => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, previous)
    previous = now
    const { rss, heapUsed } = process.memoryUsage()
    // The histogram counts nanoseconds between two ticks, the interval itself included. Without a tick, the mean is NaN.
    const eventLoopDelayMs = Math.max(0, (delays.mean || 0) / 1e6 - delayResolutionMs)
    delays.reset()
    return { eventLoopDelayMs, eventLoopUtilization: utilization, memoryBytes: rss, heapBytes: heapUsed }
  }
  return { measure, stop: () => delays.disable() }
}

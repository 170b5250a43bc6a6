import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import { type Bus, type BusMessage, createListeners } from './bus.ts'
import type { CoordinationLog } from './coordination.ts'

/** A message in Redis. `channel: null` says that the sender was disconnected, and that its messages may have been lost. */
interface Envelope {
  readonly from: string
  readonly channel: string | null
  readonly message: BusMessage
}

export interface RedisBusOptions {
  readonly publisher: Redis
  /** A separate connection: one that subscribes can't send other commands. */
  readonly subscriber: Redis
  /** The Redis channel all messages go through. */
  readonly namespace: string
  readonly log: CoordinationLog
}

/** A bus over Redis. Messages sent while Redis is unreachable are lost; afterwards all instances are told of the gap. */
export async function redisBus({ publisher, subscriber, namespace, log }: RedisBusOptions): Promise<Bus> {
  const self = randomUUID()
  const listeners = createListeners((error, channel) => log.warn({ err: error, channel }, 'A listener of the bus failed.'))
  const send = async (channel: string | null, message: BusMessage): Promise<void> => {
    try {
      await publisher.publish(namespace, JSON.stringify({ from: self, channel, message } satisfies Envelope))
    } catch (error) {
      log.warn({ err: error, channel }, 'A message could not be sent to other instances. Check the connection to Redis.')
    }
  }
  subscriber.on('message', (_channel, text) => {
    const envelope = readEnvelope(text)
    if (envelope === null || envelope.from === self) return
    if (envelope.channel === null) listeners.announceGap()
    else listeners.deliver(envelope.channel, envelope.message)
  })
  await subscriber.subscribe(namespace)
  // ioredis resubscribes by itself, but messages sent in between are lost, in both directions.
  subscriber.on('ready', () => listeners.announceGap())
  publisher.on('ready', () => void send(null, null))
  return {
    publish(channel, message = null) {
      listeners.deliver(channel, message)
      return send(channel, message)
    },
    subscribe: listeners.subscribe,
    onGap: listeners.onGap,
  }
}

/** Any program may publish on the channel; messages of another form are ignored. */
function readEnvelope(text: string): Envelope | null {
  try {
    const value: unknown = JSON.parse(text)
    return isEnvelope(value) ? value : null
  } catch {
    return null
  }
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('channel' in value) || !('message' in value)) return false
  return typeof value.from === 'string' && (value.channel === null || typeof value.channel === 'string')
}

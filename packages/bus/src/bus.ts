/** A message between instances: any JSON value. */
export type BusMessage = string | number | boolean | null | readonly BusMessage[] | { readonly [name: string]: BusMessage }

export type BusListener = (message: BusMessage) => void

/** Publishes messages to all instances, the sender included. Delivery is best effort: store in the database what must not be lost. */
export interface Bus {
  /** Calls the listeners of this instance at once, and resolves when the message was sent to the others. Never rejects. */
  publish(channel: string, message?: BusMessage): Promise<void>
  /** Adds a listener, and returns the function that removes it. */
  subscribe(channel: string, listener: BusListener): () => void
  /** Adds a listener that is called when messages may have been lost; caches must then be cleared. */
  onGap(listener: () => void): () => void
}

/** The listeners of one instance, whatever carries the messages. */
export interface BusListeners {
  deliver(channel: string, message: BusMessage): void
  announceGap(): void
  subscribe: Bus['subscribe']
  onGap: Bus['onGap']
}

/** Creates an empty set of listeners. An error of one is passed to `onError`, and the others are still called. */
export function createListeners(onError: (error: unknown, channel: string) => void): BusListeners {
  const byChannel = new Map<string, Set<BusListener>>()
  const gaps = new Set<() => void>()
  const call = (channel: string, work: () => void): void => {
    try {
      work()
    } catch (error) {
      onError(error, channel)
    }
  }
  return {
    deliver(channel, message) {
      for (const listener of byChannel.get(channel) ?? []) call(channel, () => listener(message))
    },
    announceGap() {
      for (const listener of gaps) call('gap', listener)
    },
    subscribe(channel, listener) {
      const listeners = byChannel.get(channel) ?? new Set()
      byChannel.set(channel, listeners)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onGap(listener) {
      gaps.add(listener)
      return () => void gaps.delete(listener)
    },
  }
}

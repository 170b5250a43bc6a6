/** What is said between instances: anything JSON can carry. */
export type BusMessage = string | number | boolean | null | readonly BusMessage[] | { readonly [name: string]: BusMessage }

export type BusListener = (message: BusMessage) => void

/** Messages to every instance, the sender's own listeners included. Best effort: what must not be lost belongs into the database. */
export interface Bus {
  /** Listeners here are called before this returns; it resolves when the message is on its way to the others. Never rejects. */
  publish(channel: string, message?: BusMessage): Promise<void>
  /** Returns how to stop listening. */
  subscribe(channel: string, listener: BusListener): () => void
  /** Called when messages may have been missed: whatever was kept because nobody objected must go. */
  onGap(listener: () => void): () => void
}

/** The listeners of one instance, whatever carries the messages. */
export interface Listeners {
  deliver(channel: string, message: BusMessage): void
  announceGap(): void
  subscribe: Bus['subscribe']
  onGap: Bus['onGap']
}

/** An empty set of listeners. What a listener throws is reported and stops nobody else. */
export function createListeners(onError: (error: unknown, channel: string) => void): Listeners {
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

import type { EventName } from './event-names.ts'
import { matchesPattern } from './event-pattern.ts'

/** A handler and the event names it listens to. */
export interface Listener<Handler> {
  readonly pattern: string
  readonly handler: Handler
}

/** Names whose listeners are remembered; some hold names of collections, which callers choose. */
const rememberedMax = 1000

/** The listeners of one kind. Who listens to a name is looked up once, since most requests announce the same few. */
export class Listeners<Handler> {
  readonly #all = new Set<Listener<Handler>>()
  readonly #byEvent = new Map<string, readonly Listener<Handler>[]>()

  /** Adds a listener; returns how to end it. */
  add(pattern: EventName, handler: Handler): () => void {
    const listener = { pattern, handler }
    this.#all.add(listener)
    this.#byEvent.clear()
    return () => {
      this.#all.delete(listener)
      this.#byEvent.clear()
    }
  }

  /** Those to be called for an event, in the order they came. */
  of(event: string): readonly Listener<Handler>[] {
    const known = this.#byEvent.get(event)
    if (known !== undefined) return known
    const found = [...this.#all].filter(({ pattern }) => matchesPattern(pattern, event))
    if (this.#byEvent.size >= rememberedMax) this.#byEvent.clear()
    this.#byEvent.set(event, found)
    return found
  }
}

import { toRectoError } from '@recto/errors'
import type { EventName } from './event-names.ts'
import { Listeners } from './listeners.ts'

/** Facts about an event; `event` is the concrete name that was emitted, also for a listener with a wildcard. */
export type EventMeta = Readonly<Record<string, unknown>> & { readonly event: string }

/** Returns the payload that replaces the given one; `undefined` keeps it; throwing rejects the operation. */
export type FilterHandler<Context> = (payload: unknown, meta: EventMeta, context: Context) => unknown

/** Called afterwards. An error it throws is reported to `onHandlerError` and changes nothing. */
export type ActionHandler<Context> = (meta: EventMeta, context: Context) => unknown

/** Awaited while the server starts. An error it throws is reported to `onHandlerError` and changes nothing. */
export type InitHandler = (meta: EventMeta) => unknown

/** Ends a listener. */
export type Unsubscribe = () => void

export interface EventBusOptions {
  /** Receives what an action or init handler throws. */
  readonly onHandlerError: (error: unknown, event: string) => void
}

/** One event under one name or several. Listeners of an earlier name are called first. */
export interface EmittedEvent<Context> {
  readonly events: EventName | readonly EventName[]
  readonly meta: Readonly<Record<string, unknown>>
  readonly context: Context
}

/**
 * The event bus that Recto's packages and extensions share. It has three kinds of listeners, each with event names of its
 * own: filters before something happens, actions after it, init while the server starts. Names may hold wildcards.
 */
export class EventBus<Context> {
  readonly #onHandlerError: EventBusOptions['onHandlerError']
  readonly #filters = new Listeners<FilterHandler<Context>>()
  readonly #actions = new Listeners<ActionHandler<Context>>()
  readonly #inits = new Listeners<InitHandler>()
  readonly #running = new Set<Promise<void>>()

  constructor(options: EventBusOptions) {
    this.#onHandlerError = options.onHandlerError
  }

  onFilter(pattern: EventName, handler: FilterHandler<Context>): Unsubscribe {
    return this.#filters.add(pattern, handler)
  }

  onAction(pattern: EventName, handler: ActionHandler<Context>): Unsubscribe {
    return this.#actions.add(pattern, handler)
  }

  onInit(pattern: EventName, handler: InitHandler): Unsubscribe {
    return this.#inits.add(pattern, handler)
  }

  /** Whether anything would be called; lets a caller spare itself the making of a payload. */
  hasFilters(events: EventName | readonly EventName[]): boolean {
    return listOf(events).some((event) => this.#filters.of(event).length > 0)
  }

  /** As {@link hasFilters}, for actions. */
  hasActions(events: EventName | readonly EventName[]): boolean {
    return listOf(events).some((event) => this.#actions.of(event).length > 0)
  }

  /**
   * Passes a payload through all filters, one after another in the order they came, and gives what is left of it.
   *
   * @throws {RectoError} what a filter threw, INTERNAL_SERVER_ERROR when that was no RectoError.
   */
  async filter<Payload>(payload: Payload, emitted: EmittedEvent<Context>): Promise<Payload> {
    let current: unknown = payload
    for (const event of listOf(emitted.events)) {
      for (const { handler } of this.#filters.of(event)) {
        current = await applyFilter(handler, current, { ...emitted, event })
      }
    }
    // A filter may return anything; the emitter checks the payload as it checks a client's.
    return current as Payload
  }

  /** Calls all action handlers at once and does not wait for them. */
  emit(emitted: EmittedEvent<Context>): void {
    for (const event of listOf(emitted.events)) {
      const meta = { ...emitted.meta, event }
      for (const { handler } of this.#actions.of(event)) {
        const running = this.#report(event, () => handler(meta, emitted.context)).finally(() => this.#running.delete(running))
        this.#running.add(running)
      }
    }
  }

  /** Calls all init handlers, one after another, and waits for them. */
  async init(event: EventName, meta: Readonly<Record<string, unknown>>): Promise<void> {
    for (const { handler } of this.#inits.of(event)) await this.#report(event, () => handler({ ...meta, event }))
  }

  /** Resolves when no action handler is running: for a shutdown that loses nothing, and for tests. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  async #report(event: string, work: () => unknown): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#onHandlerError(error, event)
    }
  }
}

function listOf(events: EventName | readonly EventName[]): readonly EventName[] {
  return typeof events === 'string' ? [events] : events
}

async function applyFilter<Context>(
  handler: FilterHandler<Context>,
  payload: unknown,
  emitted: EmittedEvent<Context> & { readonly event: string },
): Promise<unknown> {
  try {
    const result = await handler(payload, { ...emitted.meta, event: emitted.event }, emitted.context)
    return result === undefined ? payload : result
  } catch (error) {
    throw toRectoError(error)
  }
}

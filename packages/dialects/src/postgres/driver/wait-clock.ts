/** When something was sent to a server. */
export interface SentAt {
  readonly at: number
  /** How long the event loop had been idle by then, since the process began. */
  readonly idleMs: number
}

/**
 * Tells how long a server took for certain. The time that goes by until an answer is looked at says little in a busy process:
 * the answer may have been there for long. What counts is how long the event loop had nothing to do meanwhile, or how long ago
 * it last looked for answers in vain, whichever is more.
 */
export class WaitClock {
  /** Ends of the last two turns of the event loop in which something was sent or answered. */
  #turnEnds: readonly [number, number] = [0, 0]
  #isScheduled = false

  sent(): SentAt {
    this.#noteTurn()
    return { at: performance.now(), idleMs: performance.nodeTiming.idleTime }
  }

  /** Milliseconds that an answer which is here now took at least. */
  tookMs({ at, idleMs }: SentAt): number {
    this.#noteTurn()
    // What was there when the turn before the last one ended was looked at in the last one.
    return Math.max(0, performance.nodeTiming.idleTime - idleMs, this.#turnEnds[0] - at)
  }

  #noteTurn(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#turnEnds = [this.#turnEnds[1], performance.now()]
    })
  }
}

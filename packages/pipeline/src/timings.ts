/** How long each stage of a request took, in the form of the `Server-Timing` header. */
export interface Timings {
  /** Ends the stage that was running and gives it its name. */
  mark(stage: string): void
  /** E.g. `parse;dur=0.2, plan;dur=1.4`. */
  header(): string
}

/** Starts the clock of the first stage. */
export function startTimings(clock: () => number = () => performance.now()): Timings {
  const stages: string[] = []
  let since = clock()
  return {
    mark(stage) {
      const now = clock()
      stages.push(`${stage};dur=${(now - since).toFixed(2)}`)
      since = now
    },
    header: () => stages.join(', '),
  }
}
